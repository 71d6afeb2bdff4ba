import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
const d='packages/askwell/dist/'; const w=(f)=>{const b=readFileSync(f);return brotliCompressSync(b,{params:{[constants.BROTLI_PARAM_QUALITY]:11,[constants.BROTLI_PARAM_SIZE_HINT]:b.length}}).length}
console.log('askwell.js',w(d+'askwell.js'));for(const h of readdirSync(d+'askwell'))for(const f of readdirSync(d+'askwell/'+h))console.log(f,w(`${d}askwell/${h}/${f}`))
