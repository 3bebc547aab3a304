import type { Ctx } from '#platform/context/context.server.ts'
import { isStaff } from '#platform/policy/policy.ts'
import type { Standing } from './fields-audience.ts'

/** The widest standing an actor has to any record: what columns of a file can hold anything for them. */
export const standingFor = (ctx: Ctx): Standing => (isStaff(ctx.actor.role) ? 'staff' : 'own')
