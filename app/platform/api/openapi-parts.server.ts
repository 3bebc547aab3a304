import { z } from 'zod'
import { sentence } from '../words/sentence.server.ts'
import { m } from '../words/words.ts'
import { type problemCodes, problemTitle } from './problems.server.ts'

/** A piece of an OpenAPI document; within a schema, of JSON Schema 2020-12. */
export interface Schema {
  [key: string]: unknown
}

export function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _draft, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
    // A moment leaves as text.
    override: ({ zodSchema, jsonSchema: made }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(made, { type: 'string', format: 'date-time' })
    },
  })
  return rest
}

/** The input of a change without its version, which travels in If-Match; no field must be given. */
export function changeSchema(input: z.ZodObject): Schema {
  const schema = jsonSchema(input.strict(), 'input')
  const { version: _version, ...properties } = schema.properties as Schema
  const { required: _required, ...rest } = schema
  return {
    ...rest,
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, field]) => [name, withoutDefault(field)]),
    ),
  }
}

/** In a change a field left out stays as it is; no default comes in its place. */
function withoutDefault(field: unknown): unknown {
  const { default: _default, ...rest } = field as Schema
  return rest
}

export const capital = (name: string): string =>
  name
    .split('-')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join('')
const ref = (schema: string): Schema => ({ $ref: `#/components/schemas/${schema}` })
export const bodyOf = (schema: string): Schema => ({
  required: true,
  content: { 'application/json': { schema: ref(schema) } },
})
export const answerOf = (schema: string, description: string, located = false): Schema => ({
  description,
  headers: {
    ETag: { $ref: '#/components/headers/ETag' },
    ...(located ? { Location: { description: m.api_location(), schema: { type: 'string' } } } : {}),
  },
  content: { 'application/json': { schema: ref(schema) } },
})
/** A file instead of a record. */
export const fileAnswer = (mediaType: string): Schema => ({
  description: m.api_answer_file(),
  content: {
    [mediaType]: { schema: { type: 'string', contentMediaType: mediaType, contentEncoding: 'binary' } },
  },
})
export const problems = (...statuses: (keyof typeof problemCodes)[]): Record<string, Schema> =>
  Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]))
export const problemAnswer = (status: string): Schema => ({
  description: problemTitle(Number(status) as keyof typeof problemCodes),
  content: { 'application/problem+json': { schema: ref('Problem') } },
})

export const parameter = (
  name: string,
  place: 'query' | 'path' | 'header',
  schema: Schema,
  required = false,
): Schema => ({
  name,
  in: place,
  required,
  schema,
  description: sentence(`api_parameter_${name.toLowerCase().replaceAll('-', '_')}`),
})
/** The id as the record's own shape has it: nearly always a UUID. */
export const idParameter = (record: z.ZodObject) => parameter('id', 'path', idSchema(record), true)
const idSchema = ({ shape: { id } }: z.ZodObject): Schema =>
  id instanceof z.ZodUUID ? { type: 'string', format: 'uuid' } : { type: 'string' }
export const ifMatchParameter = () =>
  parameter('If-Match', 'header', { type: 'string', examples: ['"3"'] }, true)
export const idempotencyParameter = () =>
  parameter('Idempotency-Key', 'header', { type: 'string', maxLength: 255 })
export const pagingParameters = () => [
  parameter('query', 'query', { type: 'string', maxLength: 200 }),
  parameter('limit', 'query', { type: 'integer', minimum: 1, maximum: 200, default: 50 }),
  parameter('cursor', 'query', { type: 'string' }),
]
export const filterParameters = (filters: z.ZodObject | undefined): Schema[] =>
  Object.entries(filters?.shape ?? {}).map(([name, field]) => ({
    name,
    in: 'query',
    required: false,
    schema: jsonSchema(field as z.ZodType, 'input'),
    description: m.api_parameter_filter({ name }),
    style: 'form',
    explode: false,
  }))

export const pageSchema = (record: string): Schema => ({
  type: 'object',
  required: ['items', 'total', 'next'],
  properties: {
    items: { type: 'array', items: ref(record) },
    total: { type: 'integer' },
    next: { type: ['string', 'null'], description: m.api_next() },
  },
})

export const problemSchema = (): Schema => ({
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', description: m.api_problem_field_code() },
    facts: { type: 'object', description: m.api_problem_field_facts() },
    whoCan: { type: 'array', items: { type: 'string' }, description: m.api_problem_field_who() },
    current: { description: m.api_problem_field_current() },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
    requestId: { type: 'string' },
  },
})
