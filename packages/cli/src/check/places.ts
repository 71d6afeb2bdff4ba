import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'

/** Where something stands in a file: both from 1. */
export interface Place {
  line: number
  column: number
}

export interface SyntaxMistake extends Place {
  message: string
}

export interface ParsedFile {
  /** Undefined when the file is no JSON. */
  json: unknown
  mistakes: SyntaxMistake[]
  /** Keys that stand twice in one object: JSON takes the last. */
  repeated: (Place & { key: string })[]
  /** Where a path such as `surveys[0].trigger.event` points; of what is missing, where it would have to be. */
  placeOf(path: string): Place
}

const needs: Record<string, string> = {
  CommaExpected: 'needs a comma before this',
  ColonExpected: 'needs a colon between key and value',
  PropertyNameExpected: 'needs a key in double quotes; a comma before "}" is one too many',
  ValueExpected: 'needs a value; a comma before "]" or "}" is one too many',
  CloseBraceExpected: 'an object is not closed; needs "}"',
  CloseBracketExpected: 'a list is not closed; needs "]"',
  EndOfFileExpected: 'the document ends before this; nothing may follow',
  InvalidSymbol: 'is no JSON value; texts and keys stand in double quotes',
  InvalidNumberFormat: 'is no number that JSON knows',
  InvalidCommentToken: 'comments are no JSON; leave this one out',
  UnexpectedEndOfComment: 'a comment is not closed, and comments are no JSON',
  UnexpectedEndOfString: 'a text is not closed; needs a double quote',
  UnexpectedEndOfNumber: 'a number is cut off',
  InvalidUnicode: 'needs four hex digits after \\u',
  InvalidEscapeCharacter: 'is no escape that JSON knows; a backslash is written \\\\',
  InvalidCharacter: 'a line break or tab in a text is written \\n or \\t',
}

const stepPattern = /\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|\.?([\w$-]+)/g

/** `surveys[0].groups["a b"]` as keys and indexes. */
export const stepsOf = (path: string): (string | number)[] =>
  Array.from(path.matchAll(stepPattern), ([, index, quoted, name]) =>
    index !== undefined ? Number(index) : quoted === undefined ? name! : (JSON.parse(quoted) as string),
  )

const repeatedKeys = (node: Node | undefined): Node[] => {
  const seen = new Set<unknown>()
  return (node?.children ?? []).flatMap((child) => {
    const key = child.type === 'property' ? child.children?.[0] : undefined
    const isRepeated = key !== undefined && seen.has(key.value)
    if (key) seen.add(key.value)
    return [...(isRepeated ? [key] : []), ...repeatedKeys(child)]
  })
}

/** Reads JSON and keeps where everything stands. Takes any text at all. */
export const parseFile = (source: string): ParsedFile => {
  const text = source.replace(/^\uFEFF/, '')
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)]

  const placeAt = (offset: number): Place => {
    const line = starts.findLastIndex((start) => start <= offset)
    return { line: line + 1, column: offset - starts[line]! + 1 }
  }
  const placeOf = (path: string): Place => {
    const steps = stepsOf(path)
    for (let length = steps.length; length >= 0; length--) {
      const node = root && findNodeAtLocation(root, steps.slice(0, length))
      // A field that may not be there is shown by its key, all else by its value.
      if (node) return placeAt((node.parent?.type === 'property' ? node.parent : node).offset)
    }
    return placeAt(0)
  }
  const messageOf = ({ error, offset, length }: ParseError): string => {
    const word = JSON.stringify(text.slice(offset, offset + Math.min(length, 20)))
    return `${length ? `${word}: ` : ''}${needs[printParseErrorCode(error)] ?? 'is no JSON'}`
  }

  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    if (!errors.length) return { json, mistakes: [{ ...placeAt(0), message: String(error) }], repeated: [], placeOf }
  }
  return {
    json,
    // What follows from the first mistake of a line is seldom a mistake of its own.
    mistakes: errors
      .map((error) => ({ ...placeAt(error.offset), message: messageOf(error) }))
      .filter(({ line }, index, all) => all.findIndex((other) => other.line === line) === index),
    repeated: repeatedKeys(root).map((key) => ({ ...placeAt(key.offset), key: String(key.value) })),
    placeOf,
  }
}
