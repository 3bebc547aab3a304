// A line of what programs do, by the role of their key.
import type { Place } from './cast.ts'
import type { Reach } from './row.ts'

/** The representative's key is Harbor's. */
export const all = ['owner', 'contributor', 'viewer', 'representative'] as const
export type KeyRole = (typeof all)[number]
export const host = ['owner', 'contributor'] as const
export const working = ['owner', 'contributor', 'representative'] as const
export const promising = ['owner', 'representative'] as const

export interface ApiRow {
  get?: readonly KeyRole[]
  post?: readonly KeyRole[]
  patch?: readonly KeyRole[]
  delete?: readonly KeyRole[]
  /** The record in it, as `records` names them. */
  record?: string
  reach?: Reach
  /** A person's own: every key of the workspace is told that it is nobody. */
  own?: true
  /** What a POST needs. */
  body?: Record<string, unknown>
}
export const day = '2026-01-05'
export const ahead = '2031-01-05'
/** What belongs to a person; the keys here are the workspace's. */
export const own: Pick<ApiRow, 'own' | 'get'> = { own: true, get: [] }
export const state = (record: string, who: readonly KeyRole[], body: ApiRow['body'] = {}): ApiRow => ({
  post: who,
  delete: who,
  record,
  reach: 'partnership',
  body,
})
export const once = ({ delete: _, ...row }: ApiRow): ApiRow => row

/** The status of a key's request; 200 stands for being let in. */
export function expectedOfKey(
  row: ApiRow,
  method: 'get' | 'post' | 'patch' | 'delete',
  role: KeyRole,
  place: Place,
) {
  if (row.own) return 403
  const named = row.record !== undefined
  if (named && place === 'eastfield') return 404
  if (named && row.reach === 'partnership' && role === 'representative' && place !== 'harbor') return 404
  return row[method]?.includes(role) ? 200 : 403
}
