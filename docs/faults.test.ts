import { describe, expect, it } from 'vitest'
import { faultsTable, tableOnPage } from '../scripts/faults.mjs'

const { table, missing, strays, unknown } = faultsTable()

/** The formatter makes columns as wide as they need. */
const loose = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---')

describe('the fault list', () => {
  it('has a test for each row', () => {
    expect(missing).toEqual([])
  })

  it('has each row that a test names, or that it says an engine can not show', () => {
    expect({ strays, unknown }).toEqual({ strays: [], unknown: [] })
  })

  it('stands in docs/faults.md as the tests have it: node scripts/faults.mjs', () => {
    expect(loose(tableOnPage())).toBe(loose(table))
  })
})
