/** What may grow in a quarter of the time, in bytes. */
const mostTab = 500_000
const mostServer = 32_000_000

/** What a soak has shown to be wrong, in sentences; none when all is well. */
export function faultsOf({ lost, partial, doubled, strange, changed, drained, thanked, memory }) {
  const some = (list, what) => (list.length ? [`${list.length} ${what}: ${list.slice(0, 5).join(', ')}`] : [])
  return [
    ...some(lost, 'thanked, and not in the database'),
    ...some(partial, 'thanked, and stored in part'),
    ...some(doubled, 'in the database more than once'),
    ...some(strange, 'in the database, and nobody wrote it'),
    ...some(changed, 'revisions sent with more than one body'),
    ...(drained ? [] : ['something still waits a minute after all is calm']),
    ...(thanked > 0 ? [] : ['nobody was thanked: nothing is shown']),
    ...(memory.tab > mostTab ? [`a tab grew by ${memory.tab} bytes, at most ${mostTab} is wanted`] : []),
    ...(memory.server > mostServer ? [`the server grew by ${memory.server} bytes, at most ${mostServer} is wanted`] : []),
  ]
}
