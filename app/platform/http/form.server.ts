import type { z } from 'zod'
import { type FieldIssue, Invalid } from '../errors/errors.ts'
import { typedValues } from './typed.ts'

type Def = { type: string; innerType?: { def: Def }; in?: { def: Def }; element?: { def: Def } }
const unwrap = (def: Def): Def =>
  ['optional', 'nullable', 'default', 'prefault', 'readonly', 'catch'].includes(def.type) && def.innerType
    ? unwrap(def.innerType.def)
    : def.type === 'pipe' && def.in
      ? unwrap(def.in.def)
      : def
const isNullable = (def: Def): boolean =>
  def.type === 'nullable' || (def.innerType !== undefined && isNullable(def.innerType.def))

/**
 * Reads a form by the same schema that the API uses. Strings become numbers, booleans and lists as the
 * schema asks; an empty field is null where null is allowed, else left out (lists are comma separated or
 * repeated fields). Throws Invalid with every field's issue and what was typed.
 */
export function parseForm<S extends z.ZodObject>(schema: S, form: FormData): z.output<S> {
  const raw: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(schema.shape) as [string, { def: Def }][]) {
    const inner = unwrap(field.def)
    const texts = form.getAll(name).filter((value): value is string => typeof value === 'string')
    if (inner.type === 'array') {
      if (form.has(name) || form.has(`${name}-shown`))
        raw[name] = texts
          .flatMap((text) =>
            inner.element && unwrap(inner.element.def).type === 'string' && texts.length === 1
              ? text.split(',')
              : [text],
          )
          .map((text) => text.trim())
          .filter((text) => text !== '')
      continue
    }
    if (inner.type === 'boolean') {
      raw[name] = texts.some((text) => text === 'on' || text === 'true')
      continue
    }
    const text = texts[0]?.trim()
    if (text === undefined) continue
    if (text === '') {
      if (isNullable(field.def)) raw[name] = null
      else if (inner.type === 'string' && field.def.type !== 'optional') raw[name] = ''
    } else if (inner.type === 'number' || inner.type === 'int') {
      const normal = /^-?\d+,\d+$/.test(text) ? text.replace(',', '.') : text.replace(/[\s\u00a0]/g, '')
      raw[name] = Number.isNaN(Number(normal)) ? text : Number(normal)
    } else raw[name] = text.replaceAll('\r\n', '\n')
  }
  return parseInput(schema, raw, typedValues(form))
}

/** Checks input by a schema; throws Invalid with our own codes in place of the library's sentences. */
export function parseInput<S extends z.ZodType>(
  schema: S,
  raw: unknown,
  typed: Record<string, string | string[]> = {},
): z.output<S> {
  const unfit = unwritable(raw)
  if (unfit.length > 0) throw new Invalid(unfit, typed)
  const parsed = schema.safeParse(raw, { reportInput: true })
  if (parsed.success) return parsed.data
  throw new Invalid(parsed.error.issues.map(toFieldIssue), typed)
}

/** Where a text holds what no record can: the letter NUL, or half of a letter. */
function unwritable(raw: unknown, path: readonly string[] = []): FieldIssue[] {
  if (typeof raw === 'string')
    return raw.includes('\u0000') || !raw.isWellFormed()
      ? [{ path: path.join('.'), code: 'issue_format_other' }]
      : []
  if (typeof raw !== 'object' || raw === null) return []
  // No input of ours is nested so deep; one that is would only exhaust whoever reads it.
  if (path.length > 20) return [{ path: path[0] ?? '', code: 'issue_format_other' }]
  return Object.entries(raw).flatMap(([name, value]) => unwritable(value, [...path, name]))
}

function toFieldIssue(issue: z.core.$ZodIssue): FieldIssue {
  const path = issue.path.join('.')
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { path, code: 'issue_required' }
        : { path, code: 'issue_too_small', facts: { least: Number(issue.minimum) } }
    case 'too_big':
      return issue.origin === 'string'
        ? { path, code: 'issue_too_long', facts: { most: Number(issue.maximum) } }
        : { path, code: 'issue_too_big', facts: { most: Number(issue.maximum) } }
    case 'invalid_format':
      return {
        path,
        code: `issue_format_${['email', 'url', 'date', 'uuid'].includes(issue.format) ? issue.format : 'other'}`,
      }
    case 'invalid_type':
      return {
        path,
        code:
          issue.input === undefined || issue.input === null || issue.input === ''
            ? 'issue_required'
            : issue.expected === 'number' || issue.expected === 'int'
              ? 'issue_number'
              : 'issue_format_other',
      }
    case 'invalid_value':
      return {
        path,
        code: [undefined, null, ''].includes(issue.input as never) ? 'issue_required' : 'issue_choice',
      }
    case 'unrecognized_keys':
      return { path: [...issue.path, issue.keys[0] ?? ''].join('.'), code: 'issue_unknown_field' }
    case 'custom': {
      const { code, ...facts } = (issue.params ?? {}) as { code?: string } & Record<string, string | number>
      return { path, code: code ?? 'issue_format_other', facts }
    }
    default:
      return { path, code: 'issue_format_other' }
  }
}
