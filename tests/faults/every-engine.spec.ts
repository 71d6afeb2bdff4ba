import { networkRows } from './network.js'
import { inEngines } from './room.js'

// Rows of the fault list that one page can show: all of them in one tab of each engine.
inEngines((room) => {
  networkRows(room)
})
