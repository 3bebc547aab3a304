import { m } from '../words/words.ts'
import {
  answerOf,
  bodyOf,
  capital,
  changeSchema,
  fileAnswer,
  filterParameters,
  idempotencyParameter,
  idParameter,
  ifMatchParameter,
  jsonSchema,
  pageSchema,
  pagingParameters,
  problemAnswer,
  problemSchema,
  problems,
  type Schema,
} from './openapi-parts.server.ts'
import { problemCodes } from './problems.server.ts'
import type { ApiResource } from './resource.server.ts'

export interface ApiOperation {
  operationId: string
  summary: string
  tags: string[]
  parameters?: Schema[]
  requestBody?: Schema
  responses: Record<string, Schema>
}
export interface OpenApi {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  security: Record<string, string[]>[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, ApiOperation>>
  components: {
    securitySchemes: Record<string, Schema>
    headers: Record<string, Schema>
    responses: Record<string, Schema>
    schemas: Record<string, Schema>
  }
}

/** The API in OpenAPI 3.1, from the same schemas that requests are checked by; in the language being spoken. */
export function openApi(resources: readonly ApiResource[], publicUrl: string): OpenApi {
  const schemas: Record<string, Schema> = { Problem: problemSchema() }
  const paths: OpenApi['paths'] = {}
  for (const resource of resources) describe(resource, paths, schemas)
  return {
    openapi: '3.1.0',
    info: { title: 'Commonweave', version: '1', description: m.api_about() },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ key: [] }],
    tags: resources.map(({ name, summary, own }) => ({
      name,
      description: own ? m.api_own({ summary }) : summary,
    })),
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: m.api_detail_no_key() } },
      headers: { ETag: { description: m.api_etag(), schema: { type: 'string' } } },
      responses: Object.fromEntries(
        Object.entries(problemCodes).map(([status]) => [`Problem${status}`, problemAnswer(status)]),
      ),
      schemas,
    },
  }
}

function describe(resource: ApiResource, paths: OpenApi['paths'], schemas: Record<string, Schema>): void {
  const { name } = resource
  const record = capital(name)
  schemas[record] = jsonSchema(resource.shape.strip(), 'output')
  const tags = [name]
  const no = resource.own ? ([403] as const) : []
  const all: Record<string, ApiOperation> = {}
  const one: Record<string, ApiOperation> = {}
  if (resource.list) {
    schemas[`${record}Page`] = pageSchema(record)
    all.get = {
      operationId: `list${record}`,
      summary: m.api_list({ name }),
      tags,
      parameters: [...pagingParameters(), ...filterParameters(resource.filters)],
      responses: { 200: answerOf(`${record}Page`, m.api_answer_page()), ...problems(401, ...no, 422, 429) },
    }
  }
  if (resource.create) {
    schemas[`${record}New`] = jsonSchema(resource.create.input.strict(), 'input')
    all.post = {
      operationId: `add${record}`,
      summary: m.api_add({ name }),
      tags,
      parameters: [idempotencyParameter()],
      requestBody: bodyOf(`${record}New`),
      responses: {
        201: answerOf(record, m.api_answer_made(), true),
        ...problems(401, 403, 409, 413, 422, 429),
      },
    }
  }
  one.get = {
    operationId: `read${record}`,
    summary: m.api_read({ name }),
    tags,
    parameters: [idParameter(resource.shape)],
    responses: { 200: answerOf(record, m.api_answer_one()), ...problems(401, ...no, 404, 429) },
  }
  if (resource.change) {
    const versioned = 'version' in resource.change.input.shape
    schemas[`${record}Change`] = changeSchema(resource.change.input)
    one.patch = {
      operationId: `change${record}`,
      summary: m.api_change({ name }),
      tags,
      parameters: [idParameter(resource.shape), ...(versioned ? [ifMatchParameter()] : [])],
      requestBody: bodyOf(`${record}Change`),
      responses: {
        200: answerOf(record, m.api_answer_one()),
        ...problems(401, 403, 404, 409, 412, 413, 422, ...(versioned ? [428 as const] : []), 429),
      },
    }
  }
  if (resource.remove)
    one.delete = {
      operationId: `remove${record}`,
      summary: m.api_remove({ name }),
      tags,
      parameters: [idParameter(resource.shape)],
      responses: { 204: { description: m.api_answer_nothing() }, ...problems(401, 403, 404, 409, 412, 429) },
    }
  if (Object.keys(all).length > 0) paths[`/${name}`] = all
  paths[`/${name}/{id}`] = one
  for (const [paper, { summary, mediaType }] of Object.entries(resource.papers ?? {}))
    paths[`/${name}/{id}/${paper}`] = {
      get: {
        operationId: `take${record}${capital(paper)}`,
        summary,
        tags,
        parameters: [idParameter(resource.shape)],
        responses: { 200: fileAnswer(mediaType), ...problems(401, 404, 429) },
      },
    }
  for (const [state, noun] of Object.entries(resource.states ?? {})) {
    const path: Record<string, ApiOperation> = {}
    const stateName = `${record}${capital(state)}`
    if (noun.make) {
      if (noun.input) schemas[stateName] = jsonSchema(noun.input.strict(), 'input')
      path.post = {
        operationId: `make${stateName}`,
        summary: noun.summary,
        tags,
        parameters: [idParameter(resource.shape), idempotencyParameter()],
        ...(noun.input ? { requestBody: bodyOf(stateName) } : {}),
        responses: {
          201: answerOf(record, m.api_answer_one()),
          ...problems(401, 403, 404, 409, 413, 422, 429),
        },
      }
    }
    if (noun.unmake)
      path.delete = {
        operationId: `unmake${stateName}`,
        summary: m.api_unmake({ name: state }),
        tags,
        parameters: [idParameter(resource.shape)],
        responses: { 204: { description: m.api_answer_nothing() }, ...problems(401, 403, 404, 409, 429) },
      }
    paths[`/${name}/{id}/${state}`] = path
  }
}
