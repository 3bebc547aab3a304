import { z } from 'zod'
import type { Ctx, Tx } from '../context/context.server.ts'
import { read } from '../context/transaction.server.ts'
import { isRefusal, NotFound, type Refusal, Stale } from '../errors/errors.ts'
import { parseInput } from '../http/form.server.ts'
import { mergeChange, readIfMatch, readList } from './asked.server.ts'
import { readObject } from './body.server.ts'
import { type Answer, once } from './once.server.ts'
import { VersionMissing } from './problems.server.ts'
import type { ApiResource } from './resource.server.ts'
import { takesDate } from './schemas.ts'

/** One request whose path and method are known to lead somewhere. */
export interface ApiCall {
  ctx: Ctx
  resource: ApiResource
  id: string
  state: string
  url: URL
  headers: Headers
  body: string
}
export type Operation = (call: ApiCall) => Promise<Answer | Response | Refusal>
type Outward = Record<string, unknown>

const emptyInput = z.object({})

export const list: Operation = async ({ ctx, resource, url }) => {
  const wanted = readList(resource, url)
  const page = await read(ctx, (tx) => must(resource.list)(tx, wanted))
  return json(200, {
    items: page.items.map((item) => outward(resource, item)),
    total: page.total,
    next: page.next,
  })
}

export const get: Operation = async ({ ctx, resource, id, headers }) => {
  const record = await read(ctx, (tx) => readOne(tx, resource, id))
  const tag = tagOf(record)
  if (tag !== null && names(headers.get('if-none-match'), tag))
    return { status: 304, body: '', headers: { ETag: tag } }
  return json(200, record)
}

export const create: Operation = async (call) => {
  const { resource } = call
  const { input, run } = must(resource.create)
  const value = parseInput(input.strict(), readObject(call.body))
  return once(call.ctx, asked(call, 'POST'), async (tx) => {
    const made = await run(tx, value as never)
    if (isRefusal(made)) return made
    return json(201, await readOne(tx, resource, made.id), `/api/v1/${resource.name}/${made.id}`)
  })
}

export const change: Operation = async (call) => {
  const { ctx, resource, id, headers, body } = call
  const { input, run } = must(resource.change)
  const versioned = 'version' in input.shape
  const match = readIfMatch(headers.get('if-match'))
  const given = readObject(body)
  return once(ctx, asked(call, 'PATCH'), async (tx) => {
    const record = await readOne(tx, resource, id)
    if (versioned && match === null) throw new VersionMissing()
    const merged = mergeChange(input, resource.changeable?.(record) ?? record, given)
    // A version that is none can't be read as one, but must still lose against every record.
    const version = match === 'any' ? record.version : Math.max(match ?? 0, 1)
    const value = parseInput(input, versioned ? { ...merged, version } : merged)
    if (versioned && match === 0) throw new Stale(record)
    const changed = await run(tx, id, value as never)
    if (isRefusal(changed)) return changed
    return json(200, await readOne(tx, resource, id))
  })
}

export const remove: Operation = async (call) => {
  const { ctx, resource, id, headers } = call
  const match = readIfMatch(headers.get('if-match'))
  return once(ctx, asked(call, 'DELETE'), async (tx) => {
    const record = await readOne(tx, resource, id)
    if (match !== null && match !== 'any' && 'version' in record && record.version !== match)
      throw new Stale(record)
    const removed = await must(resource.remove)(tx, id)
    return isRefusal(removed) ? removed : nothing
  })
}

export const makeState: Operation = async (call) => {
  const { resource, id, state } = call
  const { input, make } = must(resource.states?.[state])
  const value = parseInput((input ?? emptyInput).strict(), readObject(call.body))
  return once(call.ctx, asked(call, 'POST'), async (tx) => {
    await readOne(tx, resource, id)
    const made = await must(make)(tx, id, value as never)
    if (isRefusal(made)) return made
    return json(201, await readOne(tx, resource, id), `/api/v1/${resource.name}/${id}`)
  })
}

export const unmakeState: Operation = async (call) => {
  const { ctx, resource, id, state } = call
  return once(ctx, asked(call, 'DELETE'), async (tx) => {
    await readOne(tx, resource, id)
    const unmade = await must(resource.states?.[state]?.unmake)(tx, id)
    return isRefusal(unmade) ? unmade : nothing
  })
}

export const hand: Operation = ({ ctx, resource, id, state }) => must(resource.papers?.[state]).hand(ctx, id)

/** The record as it leaves, for showing what stands there now beside a stale change; null when it is gone. */
export const currentOf = (ctx: Ctx, resource: ApiResource, id: string): Promise<Outward | null> =>
  read(ctx, (tx) => readOne(tx, resource, id)).catch((error) => {
    if (error instanceof NotFound) return null
    throw error
  })

async function readOne(tx: Tx, resource: ApiResource, id: string): Promise<Outward> {
  return outward(resource, await resource.get(tx, id))
}

/** Only what the shape names leaves, so a column that a read happens to carry is never published by accident. */
const outward = ({ shape }: ApiResource, record: unknown): Outward => {
  const read = record as Outward
  const plain = Object.entries(shape.shape).map(([name, field]) => {
    const value = read[name]
    return [
      name,
      value === undefined || takesDate(field as z.ZodType) ? value : JSON.parse(JSON.stringify(value)),
    ]
  })
  return shape.strip().parse(Object.fromEntries(plain))
}

const nothing: Answer = { status: 204, body: '', headers: {} }

function json(status: number, value: Outward, location?: string): Answer {
  const tag = tagOf(value)
  return {
    status,
    body: JSON.stringify(value),
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      ...(tag === null ? {} : { ETag: tag }),
      ...(location === undefined ? {} : { Location: location }),
    },
  }
}

const tagOf = (record: Outward): string | null =>
  typeof record.version === 'number' ? `"${record.version}"` : null

/** Whether a condition names this tag; whoever compresses on the way has marked it as weak, which is the same record. */
const names = (condition: string | null, tag: string): boolean =>
  (condition ?? '').split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag)

const asked = (call: ApiCall, method: string) => ({
  key: call.headers.get('idempotency-key'),
  method,
  path: call.url.pathname,
  // What the request hangs on is part of it: the same change of another version is another request.
  body: [call.headers.get('if-match') ?? '', call.body].join('\n'),
})

/** What the way here has already made sure of. */
function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('an operation that its resource does not have')
  return value
}
