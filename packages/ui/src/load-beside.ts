type Beside = typeof import('./beside.js')

/** What reacts to a person, once it is there: it is loaded beside the first prompt of a page, and stays. */
export let beside: Beside | undefined

export const loadBeside = async (): Promise<Beside> => (beside ??= await import('./beside.js'))
