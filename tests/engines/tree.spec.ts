import { expect, test } from 'vitest'
import type { Accessible } from '../support/engine.js'
import { inEngines } from './in-engines.js'

/** The dialog as lines, each inner part two spaces deeper. */
function linesOf({ role, name, description, states, children }: Accessible, indent = ''): string[] {
  const own = [role, JSON.stringify(name), description && `(${description})`, ...states].filter(Boolean).join(' ')
  return [indent + own, ...children.flatMap((child) => linesOf(child, `${indent}  `))]
}

const find = (node: Accessible, role: string): Accessible | undefined =>
  node.role === role ? node : node.children.map((child) => find(child, role)).find(Boolean)

inEngines((room) => {
  test.each(['nps','csat-faces-5','thumbs','choice-one', 'choice-several','text','contact','rating-stars'])('%s', async (id) => {
    await room.tab.goto(room.site.page)
    await room.show(id)
    if (room.tab.tree) console.log(room.name, linesOf(find(await room.tab.tree(), 'dialog')!).join('\n'))
    else console.log(await room.tab.named!(() => inside.find('[role=radiogroup],[role=group],textarea')!))
    await room.tab.evaluate(() => inside.close())
  })
})
