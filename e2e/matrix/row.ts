// A line of the matrix: who sees an address, who may send its forms, and how far its records reach.
// Written down by hand and not worked out from the policy tables, so that the two have to agree.
import { home, type Member, type Place } from './cast.ts'

type Role = 'owner' | 'coordinator' | 'contributor' | 'viewer' | 'lead' | 'representative'
const roleOf: Partial<Record<Member, Role>> = { otherLead: 'lead' }

export type Reach =
  /** Every member of the workspace may read it. */
  | 'workspace'
  /** Staff, and the partners of that partnership. */
  | 'partnership'
  /** A text that a partner keeps to itself: its own people, and nobody else. */
  | 'own'
  /** A thing of the workspace: the role is asked first, then whether it is there. */
  | 'role first'

export interface Row {
  see: readonly Role[]
  /** Beside them, who may in what belongs to the own organization. */
  seeOwn?: readonly Role[]
  /** Beside them, those whose own record it is. */
  seeSelf?: readonly Member[]
  /** Who may send the forms; nobody where there are none. */
  act?: readonly Role[]
  actOwn?: readonly Role[]
  /** Of addresses that name a record. */
  reach?: Reach
  /** Only there is such a record; left out where there is one everywhere. */
  at?: readonly Place[]
  /** It shows nothing itself and leads on. */
  leads?: true
  /** Opening it looks at no record. */
  unseen?: true
  /** What is said to those who may not, where it isn't `forbidden`. */
  no?: 404
  /** An address that only makes sense with a question after it. */
  query?: string
  /** What a form needs beside what its page offers; `:organization` stands for that record's id. */
  form?: Record<string, string>
  /** It looks at the workspace only after it has looked at the form, or not at all. */
  outsiders?: Partial<Record<'see' | 'act', Partial<Record<Member, Expected>>>>
}

export type Expected = 'seen' | 'led on' | 'sign in' | 'forbidden' | 'not found'

export const owner = ['owner'] as const
export const deciders = ['owner', 'coordinator'] as const
export const speakers = ['owner', 'coordinator', 'lead'] as const
export const hostWorkers = ['owner', 'coordinator', 'contributor'] as const
export const workers = ['owner', 'coordinator', 'contributor', 'lead', 'representative'] as const
export const everyone = ['owner', 'coordinator', 'contributor', 'viewer', 'lead', 'representative'] as const
export const partners = ['lead', 'representative'] as const

/** What somebody gets who opens an address, or sends one of its forms, with the records of a place. */
export function expected(row: Row, what: 'see' | 'act', member: Member, place: Place | null): Expected {
  const outsider = row.outsiders?.[what]?.[member]
  if (outsider !== undefined) return outsider
  if (member === 'stranger') return 'sign in'
  if (member === 'neighbor') return 'not found'
  const role = roleOf[member] ?? (member as Role)
  const isPartner = role === 'lead' || role === 'representative'
  const atHome = place !== null && home[member] === place
  const all = row[what] ?? []
  const own = (what === 'see' ? row.seeOwn : row.actOwn) ?? []
  if (place !== null && row.reach === 'role first' && !all.includes(role)) {
    if (!own.includes(role)) return 'forbidden'
    if (!atHome) return 'not found'
  }
  if (place !== null && row.reach !== undefined && !(what === 'see' && row.unseen)) {
    if (place === 'eastfield') return 'not found'
    if (row.reach === 'own' && !atHome) return 'not found'
    if (row.reach === 'partnership' && isPartner && !atHome) return 'not found'
  }
  const self = what === 'see' && atHome && row.seeSelf?.includes(member) === true
  if (self || all.includes(role) || (atHome && own.includes(role))) return row.leads ? 'led on' : 'seen'
  return row.no === 404 ? 'not found' : 'forbidden'
}
