import { z } from 'zod'
import { Invalid } from '../errors/errors.ts'
import { parseInput } from '../http/form.server.ts'
import { readCursor } from '../http/listing.ts'
import type { ApiList, ApiResource } from './resource.server.ts'

const paging = z.object({
  query: z.string().max(200).default(''),
  limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
  cursor: z.string().max(2000).default(''),
})

/** What a list's address asks for. Throws Invalid for a parameter that is unknown, repeated or can't be used. */
export function readList(resource: ApiResource, url: URL): ApiList {
  const shape = resource.filters?.shape ?? {}
  const given: Record<string, string> = {}
  for (const [name, value] of url.searchParams) {
    if (!(name in paging.shape) && !(name in shape))
      throw new Invalid([{ path: name, code: 'issue_unknown_field' }])
    if (name in given) throw new Invalid([{ path: name, code: 'issue_twice' }])
    given[name] = value
  }
  const { query, limit, cursor } = parseInput(paging.strip(), given)
  const place = readCursor(cursor)
  if (cursor !== '' && place === null) throw new Invalid([{ path: 'cursor', code: 'issue_format_other' }])
  const filters = Object.fromEntries(
    Object.entries(shape)
      .filter(([name]) => name in given)
      .map(([name, field]) => [name, fromText(field as z.ZodType, given[name] ?? '')]),
  )
  return {
    query,
    limit,
    cursor: place,
    filters: resource.filters === undefined ? {} : parseInput(resource.filters, filters),
  }
}

/** An address knows only text: the first reading of it that the field takes, else the text for its complaint. */
function fromText(field: z.ZodType, text: string): unknown {
  const readings: unknown[] = [text]
  if (text.trim() !== '' && !Number.isNaN(Number(text))) readings.push(Number(text))
  if (text === 'true' || text === 'false') readings.push(text === 'true')
  readings.push(text.split(',').map((part) => part.trim()))
  return readings.find((reading) => field.safeParse(reading).success) ?? text
}

/** The version an If-Match names: a number, `any` for `*`, null without the header; one that matches nothing is 0. */
export function readIfMatch(header: string | null): number | 'any' | null {
  if (header === null) return null
  if (header.trim() === '*') return 'any'
  return Number(/^\s*(?:W\/)?"?(\d{1,9})"?\s*$/.exec(header)?.[1] ?? 0)
}

/**
 * The whole input of a change of some fields: what is left out stays as the record shows it. A field that
 * the record doesn't show can't be kept by guessing, so it must be given. Throws Invalid.
 */
export function mergeChange(
  input: z.ZodObject,
  record: Record<string, unknown>,
  given: Record<string, unknown>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = {}
  for (const name of Object.keys(given))
    if (name === 'version' || !(name in input.shape))
      throw new Invalid([{ path: name, code: 'issue_unknown_field' }])
  for (const [name, field] of Object.entries(input.shape)) {
    if (name === 'version') continue
    if (name in given) merged[name] = given[name]
    else if (name in record) merged[name] = record[name]
    else if ((field as z.ZodType).def.type !== 'optional')
      throw new Invalid([{ path: name, code: 'issue_required' }])
  }
  return merged
}
