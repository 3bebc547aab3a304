import type { Forbidden } from '../errors/errors.ts'
import { isStaff, type Role } from '../policy/policy.ts'
import { m } from '../words/words.ts'
import { roleName } from './role-name.ts'

/**
 * Who can do what was refused, in the reader's words: of a role that can do it for its own organization only, the
 * one of that organization. `organization` is the name of what this belongs to, null where that isn't known.
 */
export function whoCanWords(
  { whoCan, onlyFor }: Pick<Forbidden, 'whoCan' | 'onlyFor'>,
  organization: string | null,
): string[] {
  const words = (whoCan as readonly Role[]).map((role) => {
    const limit = onlyFor[role]
    if (limit === undefined) return roleName(role)
    if (limit === 'self') return m.who_can_self()
    // Staff of the host have one organization, whose name says no more.
    if (organization === null)
      return isStaff(role) ? roleName(role) : m.who_can_of_its_organization({ role: roleName(role) })
    return m.who_can_of({ role: roleName(role), organization })
  })
  return [...new Set(words)]
}
