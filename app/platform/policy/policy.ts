import { Forbidden } from '../errors/errors.ts'

export const roles = ['owner', 'coordinator', 'contributor', 'viewer', 'lead', 'representative'] as const
export type Role = (typeof roles)[number]
export const isStaff = (role: Role): boolean => role !== 'lead' && role !== 'representative'

/** `own`: only what belongs to the actor's own organisation; `self`: only the actor's own person. */
export type Cell = boolean | 'own' | 'self'
export type AbilityRow = Readonly<Record<Role, Cell>>

const yes = true
const no = false

export { no, yes }

/** One line of a truth table, in the order the roles are listed in the documentation. */
export const row = (
  owner: Cell,
  coordinator: Cell,
  contributor: Cell,
  viewer: Cell,
  lead: Cell,
  representative: Cell,
): AbilityRow => ({
  owner,
  coordinator,
  contributor,
  viewer,
  lead,
  representative,
})

export interface Doer {
  role: Role
  organizationId: string
  personId: string | null
}
/** What the act is about, as far as the table asks. */
export interface About {
  organizationId?: string | null
  personId?: string | null
}

export function can(doer: Doer, ability: AbilityRow, about: About = {}): boolean {
  const cell = ability[doer.role]
  if (cell === 'own') return about.organizationId === doer.organizationId
  if (cell === 'self') return about.personId !== null && about.personId === doer.personId
  return cell
}

/** Throws Forbidden, naming the roles that can and for what, unless the table says yes. */
export function allow(doer: Doer, ability: AbilityRow, about: About = {}): void {
  if (can(doer, ability, about)) return
  const onlyFor: Partial<Record<Role, 'own' | 'self'>> = {}
  for (const role of roles) {
    const cell = ability[role]
    if (cell === 'own' || cell === 'self') onlyFor[role] = cell
  }
  throw new Forbidden(
    roles.filter((role) => ability[role] !== false),
    onlyFor as Record<string, 'own' | 'self'>,
    about.organizationId ?? null,
  )
}
