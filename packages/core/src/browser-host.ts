import { claimDevice } from './claim.js'
import type { Host } from './host.js'
import { pageHost } from './page-host.js'

/** The page, the clock, the storage and the locks of a browser. Touches no global until one of its methods is called. */
export const browserHost = (): Host => pageHost(claimDevice)
