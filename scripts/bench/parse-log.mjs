// Reads a log line by line and parses each, nothing more: what simulate is measured against.
import { createReadStream } from 'node:fs'

const decoder = new TextDecoder()
let rest = ''
let named = 0
for await (const chunk of createReadStream(process.argv[2], { highWaterMark: 1 << 20 })) {
  const text = rest + decoder.decode(chunk, { stream: true })
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    if (JSON.parse(text.slice(start, end)).name) named++
    start = end + 1
  }
  rest = text.slice(start)
}
console.log(named)
