import { readFile } from 'node:fs/promises'
import { callError, type Output } from './command.js'

/** A file's text; `-` is standard input. */
export const readText = async (file: string, { stdin }: Output): Promise<string> => {
  if (file !== '-')
    return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw callError(`${file}: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}`)
    })
  const chunks: Uint8Array[] = []
  for await (const chunk of stdin) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}
