import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../../policy.ts'
import { listOmbudspersons, readOmbudsperson } from './reads.server.ts'

/** Nobody asks them any more; what they see to already stays with them until the raiser asks somebody else. */
export async function endOmbudsperson(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const named = await readOmbudsperson(tx, id)
  allow(tx.actor, partnershipPolicy.nameOmbudspersons)
  if (named.endedOn !== null) return new Refusal('ombudsperson_ended')
  await setEnded(tx, id, tx.today)
  return {
    historyId: await record(tx, 'ombudsperson.ended', {
      subject: { kind: 'ombudsperson', id },
      organizationId: named.organization.id,
    }),
  }
}

/** The inverse: they can be asked again, as before. */
export const resumeOmbudsperson: Inverse = async (tx, { subjectId }) => {
  const named = await readOmbudsperson(tx, subjectId)
  allow(tx.actor, partnershipPolicy.nameOmbudspersons)
  if ((await listOmbudspersons(tx)).some((one) => one.person.id === named.person.id))
    return new Refusal('ombudsperson_already')
  await setEnded(tx, subjectId, null)
  await record(tx, 'ombudsperson.resumed', {
    subject: { kind: 'ombudsperson', id: subjectId },
    organizationId: named.organization.id,
  })
  return undefined
}

const setEnded = (tx: Tx, id: string, endedOn: string | null) =>
  tx.db
    .updateTable('ombudspersons')
    .set({ endedOn })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
