// Writes the JSON Schemas that editors and receivers use, from the built zod schemas.
import { writeFileSync } from 'node:fs'
import { packageDir } from './packages.mjs'

export async function writeSchemas() {
  const { jsonSchemas } = await import('@askwell/core/schema')
  for (const [name, schema] of Object.entries(jsonSchemas()))
    writeFileSync(`${packageDir('core')}/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`)
}
