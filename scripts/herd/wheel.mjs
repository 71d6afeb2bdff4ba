/** Which clients try when: buckets of time, each a chain through one array. What is later than the last bucket isn't kept. */
export function createWheel(buckets, tickMs, clients) {
  const head = new Int32Array(buckets).fill(-1)
  const next = new Int32Array(clients)
  return {
    add(client, atMs) {
      const bucket = Math.ceil(atMs / tickMs)
      if (bucket >= buckets) return
      next[client] = head[bucket]
      head[bucket] = client
    },
    /** Puts the clients of a bucket into `list`; returns how many. */
    take(bucket, list) {
      let count = 0
      for (let client = head[bucket]; client >= 0; client = next[client]) list[count++] = client
      head[bucket] = -1
      return count
    },
  }
}
