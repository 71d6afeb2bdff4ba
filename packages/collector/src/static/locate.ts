import { realpath, stat } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'

export type Located = { file: string; size: number; mtimeMs: number } | 'directory' | undefined

/** The path below a mount as names; undefined when one of them could lead elsewhere or names something hidden. */
function toNames(rest: string): string[] | undefined {
  try {
    const names = rest.split('/').map(decodeURIComponent)
    const last = names.length - 1
    const isSafe = (name: string, index: number) => (name === '' ? index === last : !/^\.|[/\\\0]/.test(name))
    return names.every(isSafe) ? names : undefined
  } catch {
    return undefined
  }
}

/**
 * The file for `rest` (still percent-encoded) below `root`; `directory` when it names one without its final slash. A
 * final slash means its `index.html`. Nothing outside `root` is found, symbolic links included.
 */
export async function locate(root: string, rest: string): Promise<Located> {
  const names = toNames(rest)
  if (!names) return undefined
  const wanted = join(resolve(root), ...names, names.at(-1) === '' ? 'index.html' : '')
  try {
    const [base, file] = await Promise.all([realpath(root), realpath(wanted)])
    if (file !== base && !file.startsWith(base + sep)) return undefined
    const found = await stat(file)
    if (found.isDirectory()) return 'directory'
    return found.isFile() ? { file, size: found.size, mtimeMs: found.mtimeMs } : undefined
  } catch {
    return undefined
  }
}
