// What happens to tabs, browser and server, and how often: `every` is in seconds, on average.
import { kill } from './kill.mjs'

const anyOf = (list, random) => list[Math.floor(random() * list.length)]

export const mishaps = {
  'a tab is closed': { every: 12, does: ({ tabs, random }) => anyOf(tabs, random).lose((tab) => tab.close()) },
  'a tab is reloaded': { every: 15, does: ({ tabs, random }) => anyOf(tabs, random).disturb((tab) => tab.reload()) },
  'a tab crashes': { every: 15, does: ({ tabs, random }) => anyOf(tabs, random).lose((tab) => tab.crash()) },
  'a renderer is killed': {
    every: 15,
    async does({ browser, tabs, random }) {
      const id = anyOf(await browser().renderers(), random)
      if (id) kill(id)
      // Whose it was shows when it does not answer.
      await Promise.all(tabs.map((each) => each.check()))
    },
  },
  'the server is killed': { every: 20, does: ({ server }) => server.restart() },
  'the browser is killed': { every: 45, does: ({ restartBrowser }) => restartBrowser() },
}

/** Each once, in any order: a short soak has seen all of them as far as its time goes. */
export const eachOnce = (random) =>
  Object.keys(mishaps)
    .map((name) => [random(), name])
    .toSorted(([one], [other]) => one - other)
    .map(([, name]) => name)

/** The next mishap and when, in ms: as if each came by chance alone. */
export function nextMishap(random) {
  const rates = Object.entries(mishaps).map(([name, { every }]) => [name, 1 / every])
  const sum = rates.reduce((total, [, rate]) => total + rate, 0)
  let left = random() * sum
  const [name] = rates.find(([, rate]) => (left -= rate) <= 0) ?? rates[0]
  return { name, inMs: (-Math.log(1 - random()) / sum) * 1000 }
}
