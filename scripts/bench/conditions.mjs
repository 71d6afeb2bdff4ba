// `matches` beside sift, json-logic-js and GrowthBook's evaluator, on the same conditions and people in the same run.
// A ratio is our time over theirs. Fails when one is above 1 for a condition that is met again, as all are but once a page.
import { matches } from '@askwell/core'
import * as growthbook from '@growthbook/growthbook'
import jsonLogic from 'json-logic-js'
import sift from 'sift'
import { cases, groups, subjects } from './condition-cases.mjs'
import { roundRobin } from './round-robin.mjs'

const fresh = (condition) => JSON.parse(JSON.stringify(condition))
const subjectAt = (call) => subjects[call % subjects.length]

/** Met again: each peer in the way it is meant to be used, sift with a filter made before. */
function again({ rule, logic, sift: inSift = true }) {
  const filter = inSift && sift(rule)
  return {
    askwell: (call) => matches(rule, subjectAt(call), groups),
    growthbook: (call) => growthbook.evalCondition(subjectAt(call), rule, groups),
    ...(filter && { sift: (call) => filter(subjectAt(call)) }),
    ...(logic && { 'json-logic': (call) => jsonLogic.apply(logic, subjectAt(call)) }),
  }
}

/** Met for the first time: one of many equal conditions that nobody has seen yet, made out of the timing's sight. */
function first({ rule, logic, sift: inSift = true }) {
  const stock = 30_000
  const next = (source) => {
    let unseen = []
    return () => unseen.pop() ?? (unseen = Array.from({ length: stock }, () => fresh(source))).pop()
  }
  const [ours, theirs, sifted, reasoned] = [next(rule), next(rule), next(rule), next(logic ?? 1)]
  return {
    askwell: (call) => matches(ours(), subjectAt(call), groups),
    growthbook: (call) => growthbook.evalCondition(subjectAt(call), theirs(), groups),
    ...(inSift && { sift: (call) => sift(sifted())(subjectAt(call)) }),
    ...(logic && { 'json-logic': (call) => jsonLogic.apply(reasoned(), subjectAt(call)) }),
  }
}

/** They must agree on everyone, or the comparison says nothing. */
function agree(name, contestants) {
  const holders = Object.entries(contestants).map(([peer, run]) => [peer, subjects.map((_, index) => !!run(index)).join()])
  const odd = holders.find(([, who]) => who !== holders[0][1])
  if (odd) throw new Error(`${name}: ${odd[0]} disagrees with ${holders[0][0]}`)
}

/** All twenty people. */
const crowd = (contestants) =>
  Object.fromEntries(
    Object.entries(contestants).map(([peer, run]) => [
      peer,
      () => {
        for (let person = 0; person < subjects.length; person++) run(person)
      },
    ]),
  )

let slower = 0
for (const [heading, make, options, counts] of [
  ['met again, 20 people', (each) => crowd(again(each)), {}, true],
  ['met for the first time', first, { roundMs: 4 }, false],
]) {
  console.log(
    `\n${heading.padEnd(26)}${['askwell', 'growthbook', 'sift', 'json-logic'].map((peer) => peer.padStart(12)).join('')}`,
  )
  for (const each of cases) {
    agree(each.name, again(each))
    const { askwell, ...peers } = roundRobin(make(each), options)
    const columns = ['growthbook', 'sift', 'json-logic'].map((peer) => {
      if (!peers[peer]) return '–'.padStart(12)
      const ratio = askwell / peers[peer]
      if (counts && ratio > 1) slower++
      return `${counts && ratio > 1 ? '✗ ' : ''}${ratio.toFixed(2)}`.padStart(12)
    })
    console.log(`  ${each.name.padEnd(24)}${`${askwell.toFixed(0)} ns`.padStart(12)}${columns.join('')}`)
  }
}
console.log(slower ? `\n${slower} slower than a peer` : '\nmet again: at least as fast as every peer')
process.exit(slower ? 1 : 0)
