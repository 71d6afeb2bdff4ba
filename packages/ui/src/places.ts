// What keeps a prompt in its place, and says where that is, as a chunk: loaded beside the prompt, and before one that does
// not stand in the corner. What few prompts need is a chunk each.
import type { Presentation } from '@askwell/core'
import type { Placed } from './mount.js'
import { anchorOf } from './place/anchor-of.js'

export { stay } from './place/stay.js'

/** Where a survey wants its prompt, if not in the corner. What is not to be had, or makes no sense, is the corner, too. */
export async function placed(presentation: Presentation): Promise<Placed> {
  const { at } = presentation.survey.place!
  try {
    // It takes the focus, whoever wanted it: behind it everything is inert.
    if (at === 'center') return { ...presentation, opened: true, put: (await import('./place/center.js')).center }
    // On a phone it is a sheet, and needs nothing of this.
    if (at === 'anchor' && !matchMedia('(max-width:480px)').matches && anchorOf(presentation)) {
      const { anchored } = await import('./place/anchor.js')
      return { ...presentation, put: anchored(() => anchorOf(presentation)) }
    }
  } catch {
    // It could not be loaded.
  }
  return presentation
}
