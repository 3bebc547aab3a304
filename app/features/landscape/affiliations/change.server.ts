import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, Stale } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { wrongDays } from './affiliation.ts'
import type { AffiliationChange } from './inputs.ts'
import { readAffiliation } from './reads.server.ts'

/** Changes what somebody is in an organization, and since when. Ending it is a verb of its own. */
export async function changeAffiliation(
  tx: Tx,
  id: string,
  { version, ...input }: AffiliationChange,
): Promise<{ historyId: string }> {
  const { title, department, isMainContact, beganOn, ...before } = await readAffiliation(tx, id)
  allow(tx.actor, landscapePolicy.affiliate, { organizationId: before.organizationId })
  const wrong = wrongDays({ beganOn: input.beganOn, endedOn: before.endedOn }, tx.today)
  if (wrong !== null) throw new Invalid([{ path: 'beganOn', code: wrong.code }])
  const old = { title, department, isMainContact, beganOn }
  const changed = await tx.db
    .updateTable('affiliations')
    .set({ ...input, version: version + 1 })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale({ ...old, version: before.version })
  return {
    historyId: await record(tx, 'affiliation.changed', {
      subject: { kind: 'affiliation', id },
      organizationId: before.organizationId,
      before: old,
      after: { ...input },
    }),
  }
}
