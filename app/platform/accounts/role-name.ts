import type { Role } from '../policy/policy.ts'
import { m } from '../words/words.ts'

/** What a role is called in the reader's language. */
export const roleName = (role: Role): string =>
  ({
    owner: m.role_owner,
    coordinator: m.role_coordinator,
    contributor: m.role_contributor,
    viewer: m.role_viewer,
    lead: m.role_lead,
    representative: m.role_representative,
  })[role]()
