import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AskwellError } from '@askwell/core'
import { openDatabase, openFile } from '../database/open.js'
import type { CollectorDatabase } from '../database/schema.js'

const isDirectory = (path: string): boolean => existsSync(path) && statSync(path).isDirectory()

/** A directory of a collector stands for the file in it. */
const fileOf = (path: string): string => (isDirectory(path) || !/\.\w+$/.test(path) ? join(path, 'askwell.db') : path)

/** Opens one end of a copy: an address, a file, or a collector's directory. Only the target is created when missing. */
export async function openEnd(where: string, end: 'from' | 'to'): Promise<CollectorDatabase> {
  if (where.includes('://')) return openDatabase(where)
  const file = fileOf(where)
  if (end === 'from' && !existsSync(file))
    throw new AskwellError(
      'storage',
      `--from: there is no database at ${file}. Give the directory that --data names, or its askwell.db`,
    )
  mkdirSync(dirname(file), { recursive: true })
  return openFile(file)
}
