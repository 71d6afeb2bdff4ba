import { defineSurvey } from './define-survey.js'
import type { Survey } from './schema/index.js'

/** True only of the same type. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
declare const isTrue: <T extends true>(yes: T extends true ? 'yes' : never) => void

const levels = defineSurvey({
  id: 'levels',
  questions: [
    { id: 'fun', type: 'thumbs', text: { en: 'Fun?', id: 'Seru?' } },
    { type: 'csat', scale: 7, look: 'stars', if: { fun: 'down' } },
  ],
  trigger: { event: 'level_complete', where: { level: { $gte: 3 } }, delay: '1s' },
})

// Ids and types stay the literals that they are.
isTrue<Same<(typeof levels)['id'], 'levels'>>('yes')
isTrue<Same<(typeof levels)['questions'][0]['id'], 'fun'>>('yes')
isTrue<Same<(typeof levels)['questions'][1]['scale'], 7>>('yes')
isTrue<typeof levels extends Survey ? true : false>('yes')

const nps = { id: 'a', questions: [{ type: 'nps' as const }] }

// @ts-expect-error a field that is no field
defineSurvey({ id: 'a', questions: [{ type: 'nps' }], audiance: {} })
// @ts-expect-error deep in a trigger
defineSurvey({ id: 'a', questions: [{ type: 'nps' }], trigger: { event: 'x', dealy: '2s' } })
// @ts-expect-error a type that is none
defineSurvey({ id: 'a', questions: [{ type: 'npx' }] })
// @ts-expect-error a scale that the type doesn't have
defineSurvey({ id: 'a', questions: [{ type: 'csat', scale: 4 }] })
// @ts-expect-error an option of another type
defineSurvey({ id: 'a', questions: [{ type: 'nps', look: 'stars' }] })
// @ts-expect-error questions are needed
defineSurvey({ id: 'a' })
// @ts-expect-error a place that is none
defineSurvey({ ...nps, place: { side: 'left' } })
// @ts-expect-error in the thanks
defineSurvey({ ...nps, thanks: [{ text: 'x', cod: 'A' }] })
// @ts-expect-error in a list of triggers
defineSurvey({ ...nps, trigger: [{ event: 'x' }, { event: 'y', cont: 2 }] })
// @ts-expect-error in the repeat
defineSurvey({ ...nps, repeat: { evry: '1d' } })

// One that is put together elsewhere is taken, too.
const later: Survey = nps
defineSurvey(later)
defineSurvey({
  ...nps,
  audience: { any: { thing: [1] } },
  thanks: [{ action: { label: 'x', href: '/y' } }, { action: { label: 'x', event: 'y' } }],
})

// A kind of one's own, told of beside the survey.
const slider = { slider: {} }
const hard = defineSurvey(
  { id: 'a', questions: [{ type: 'slider', settings: { max: 9 }, labels: { low: 'x' } }, { type: 'nps' }] },
  slider,
)
isTrue<Same<(typeof hard)['questions'][0]['type'], 'slider'>>('yes')
// @ts-expect-error not told of
defineSurvey({ id: 'a', questions: [{ type: 'slider' }] })
// @ts-expect-error another one
defineSurvey({ id: 'a', questions: [{ type: 'slidr' }] }, slider)
// @ts-expect-error a field that is no field of it
defineSurvey({ id: 'a', questions: [{ type: 'slider', max: 9 }] }, slider)
