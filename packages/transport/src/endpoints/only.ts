import type { SurveyResponse } from '@askwell/core'
import type { Endpoint } from '../types.js'

/**
 * An endpoint that is sent some responses only: `only(slack(url), isDetractor)`. The others count as delivered there.
 *
 * @param wants Looks at each revision.
 */
export const only = (endpoint: Endpoint, wants: (response: SurveyResponse) => boolean) =>
  ({
    ...endpoint,
    // None: stand-ins are answered one by one.
    batch: 0,
    body: (response) => (wants(response) ? (endpoint.body ? endpoint.body(response) : response) : { passedOver: response.id }),
    fetch: (url, init) => {
      // With its id, for `acknowledge: "strict"`.
      if (/^({"passedOver":|passedOver=)/.test(init.body as string)) return Promise.resolve(new Response(init.body))
      return (endpoint.fetch ?? fetch)(url, init)
    },
  }) satisfies Endpoint
