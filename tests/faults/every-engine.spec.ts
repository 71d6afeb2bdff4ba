import { clockRows, consentRows } from './clock-and-consent.js'
import { lifeRows } from './life.js'
import { networkRows } from './network.js'
import { inEngines } from './room.js'
import { serverRows } from './server.js'
import { storageRows } from './storage.js'
import { tabRows } from './tabs.js'

// Rows of the fault list that one page can show: all of them in one tab of each engine.
inEngines((room) => {
  networkRows(room)
  serverRows(room)
  clockRows(room)
  consentRows(room)
  storageRows(room)
  tabRows(room)
  lifeRows(room)
})
