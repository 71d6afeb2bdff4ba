/**
 * When the page is back, everyone's share of a minute. When the network is, for everyone in the same moment, of a minute
 * and twice as long as it was `away`, at most 15 min.
 */
export const spreadMs = (away: number, random: () => number): number => random() * Math.min(60_000 + 2 * away, 900_000)
