import { soak } from './run.mjs'
console.log(await soak({ ms: 60_000*Number(process.argv[2]??0.3), log: console.log }))
