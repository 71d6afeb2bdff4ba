import type { Output } from '../command.js'

const everyMs = 200

/** Says on one line how far a long run has come, how fast, and what share of the whole that is. */
export const progressOf = ({ progress }: Output, unit: string) => {
  const beganAt = performance.now()
  let shownAt = beganAt
  return {
    show(done: number, share: number) {
      const now = performance.now()
      if (!progress || now - shownAt < everyMs) return
      shownAt = now
      const perSecond = Math.round((done / (now - beganAt)) * 1000)
      const percent = share ? `${Math.floor(share * 100)} %, ` : ''
      progress(`${percent}${done.toLocaleString('en')} ${unit}, ${perSecond.toLocaleString('en')} a second`)
    },
    end() {
      progress?.('')
    },
  }
}
