import { usePostgres } from './testing/engine.js'

// What is promised of a collector holds on either database: the same tests, on PostgreSQL.
usePostgres()
await import('./collector.test.js')
await import('./results/results.test.js')
