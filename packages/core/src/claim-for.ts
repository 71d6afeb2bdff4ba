import type { PageOptions } from './situation.js'

/** Claims the device for one prompt. */
export const claimFor = ({ host, project = 'default' }: PageOptions) => host.claim(`askwell:${project}`)
