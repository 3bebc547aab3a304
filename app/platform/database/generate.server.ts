// Writes schema.ts, the types of every table, from a freshly migrated embedded database.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { openEmbedded } from './database.server.ts'
import { migrate, readMigrations } from './migrate.server.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const database = await openEmbedded(null)
await migrate(database, readMigrations(here('../../../migrations')))

const columns = await sql<{
  schema: string
  table: string
  name: string
  type: string
  nullable: boolean
  defaulted: boolean
  generated: boolean
}>`
  select n.nspname as schema, c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
    not a.attnotnull as nullable, a.atthasdef as defaulted, a.attgenerated <> '' as generated
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'auth') and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
  order by 1, 2, a.attnum`.execute(database.root)
const checks = await sql<{ table: string; column: string; text: string }>`
  select c.relname as table, a.attname as column, pg_get_constraintdef(k.oid) as text
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
  where k.contype = 'c' and array_length(k.conkey, 1) = 1`.execute(database.root)

/** The words a check constraint lists, as a union type. */
const wordsOf = (table: string, column: string): string | null => {
  for (const check of checks.rows) {
    if (check.table !== table || check.column !== column) continue
    const list = /= ANY \(\(?ARRAY\[(.*)\]/.exec(check.text)
    if (list?.[1]) return [...list[1].matchAll(/'([^']*)'::/g)].map((match) => `'${match[1]}'`).join(' | ')
  }
  return null
}
const plain: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  boolean: 'boolean',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  numeric: 'number',
  date: 'string',
  'timestamp with time zone': 'Moment',
  jsonb: 'Json',
  bytea: 'Uint8Array',
  'text[]': 'string[]',
  'uuid[]': 'string[]',
  'date[]': 'string[]',
  'boolean[]': 'boolean[]',
}
const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
const pascal = (name: string) => {
  const word = camel(name)
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

const tables = new Map<string, string[]>()
for (const column of columns.rows) {
  const base = wordsOf(column.table, column.name) ?? plain[column.type]
  if (base === undefined) throw new Error(`no type for ${column.type}`)
  const type = column.nullable ? `${base} | null` : base
  const json = column.nullable ? 'NullableJson' : column.defaulted ? 'DefaultedJson' : 'Json'
  const written =
    base === 'Moment' && column.defaulted && !column.nullable
      ? 'DefaultedMoment'
      : base === 'Json'
        ? json
        : column.generated
          ? `GeneratedAlways<${type}>`
          : column.defaulted
            ? `Generated<${type}>`
            : type
  const key = column.schema === 'public' ? column.table : `${column.schema}.${column.table}`
  tables.set(key, [...(tables.get(key) ?? []), `  ${camel(column.name)}: ${written}`])
}
const interfaceName = (key: string) => pascal(key.replace('.', '_'))
const text = [
  '// Made by `npm run schema` from the migrations. Do not edit.',
  "import type { ColumnType, Generated, GeneratedAlways } from 'kysely'",
  '',
  'type Moment = ColumnType<Date, Date | string, Date | string>',
  'type DefaultedMoment = ColumnType<Date, Date | string | undefined, Date | string>',
  '// biome-ignore lint/suspicious/noExplicitAny: what a jsonb column holds is known to its noun, not to the schema',
  'type Json = ColumnType<any, string, string>',
  '// biome-ignore lint/suspicious/noExplicitAny: as above',
  'type DefaultedJson = ColumnType<any, string | undefined, string>',
  '// biome-ignore lint/suspicious/noExplicitAny: as above',
  'type NullableJson = ColumnType<any, string | null | undefined, string | null>',
  '',
  ...[...tables].flatMap(([key, lines]) => [
    `export interface ${interfaceName(key)}Table {`,
    ...lines,
    '}',
    '',
  ]),
  'export interface DB {',
  ...[...tables.keys()].map(
    (key) => `  ${key.includes('.') ? `'${key}'` : camel(key)}: ${interfaceName(key)}Table`,
  ),
  '}',
  '',
].join('\n')
writeFileSync(here('./schema.ts'), text)
await database.close()
