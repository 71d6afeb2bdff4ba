import { expect, it } from 'vitest'
import { createGroupCommit } from './group-commit.js'

/** A store whose commits end when they are told to. */
function slowStore() {
  const commits: { items: readonly string[]; end(): void; fail(error: Error): void }[] = []
  const commit = (items: readonly string[]) =>
    new Promise<string[]>((resolve, reject) => {
      commits.push({ items, end: () => resolve(items.map((item) => `${item} kept`)), fail: reject })
    })
  return { commits, commit }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))
const at = <Item>(items: readonly Item[], index: number): Item => items[index]!

it('shares the next commit among all who came during one', async () => {
  const { commits, commit } = slowStore()
  const queue = createGroupCommit({ commit })
  const first = queue.add(['a'])
  await turn()
  const [second, third] = [queue.add(['b', 'c']), queue.add(['d'])]
  expect(commits.map(({ items }) => items)).toEqual([['a']])
  at(commits, 0).end()
  expect(await first).toEqual(['a kept'])
  await turn()
  expect(at(commits, 1).items).toEqual(['b', 'c', 'd'])
  at(commits, 1).end()
  expect([await second, await third]).toEqual([['b kept', 'c kept'], ['d kept']])
})

it('acknowledges nobody before the commit has ended', async () => {
  const { commits, commit } = slowStore()
  const queue = createGroupCommit({ commit })
  let acknowledged = false
  const added = queue.add(['a']).then(() => (acknowledged = true))
  await turn()
  await turn()
  expect(acknowledged).toBe(false)
  at(commits, 0).end()
  await added
})

it('tries one by one when a group fails, so that a bad neighbour costs nobody else', async () => {
  const commit = async (items: readonly string[]) => {
    if (items.includes('poison')) throw new Error('cannot')
    return items.map(() => 'kept')
  }
  const queue = createGroupCommit({ commit })
  const settled = await Promise.allSettled([queue.add(['a']), queue.add(['poison']), queue.add(['b'])])
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

it('does not try one by one when the store is away', async () => {
  let commits = 0
  const commit = async (): Promise<string[]> => {
    commits++
    throw new Error('away')
  }
  const queue = createGroupCommit({ commit, isOutage: () => true })
  await Promise.allSettled([queue.add(['a']), queue.add(['b'])])
  expect(commits).toBe(1)
})

it('is full while as many wait as may, and no longer', async () => {
  const { commits, commit } = slowStore()
  const queue = createGroupCommit({ commit, maxWaiting: 2 })
  const first = queue.add(['a'])
  expect(queue.full()).toBe(false)
  const second = queue.add(['b'])
  expect(queue.full()).toBe(true)
  await turn()
  at(commits, 0).end()
  await Promise.all([first, second])
  await queue.idle()
  expect(queue.full()).toBe(false)
})

it('splits a crowd into groups, in order', async () => {
  const { commits, commit } = slowStore()
  const queue = createGroupCommit({ commit, maxGroup: 3 })
  const added = [['a', 'b'], ['c', 'd'], ['e']].map((items) => queue.add(items))
  await turn()
  at(commits, 0).end()
  await added[0]
  await turn()
  at(commits, 1).end()
  await Promise.all(added)
  expect(commits.map(({ items }) => items)).toEqual([
    ['a', 'b'],
    ['c', 'd', 'e'],
  ])
})
