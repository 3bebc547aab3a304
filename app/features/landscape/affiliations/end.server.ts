import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { landscapePolicy } from '../policy.ts'
import { wrongDays } from './affiliation.ts'
import type { AffiliationEnd } from './inputs.ts'
import { readAffiliation } from './reads.server.ts'

/**
 * Says on which day somebody belonged to an organization for the last time. Features to the right listen to
 * `affiliation.ended`: what the person represented or had open there asks to be handed over.
 */
export async function endAffiliation(
  tx: Tx,
  id: string,
  { endedOn }: AffiliationEnd,
): Promise<{ historyId: string } | Refusal> {
  const affiliation = await readAffiliation(tx, id)
  allow(tx.actor, landscapePolicy.affiliate, { organizationId: affiliation.organizationId })
  if (affiliation.endedOn !== null)
    return new Refusal('affiliation_ended', {
      person: affiliation.personName,
      organization: affiliation.organizationName,
    })
  const wrong = wrongDays({ beganOn: affiliation.beganOn, endedOn }, tx.today)
  if (wrong !== null) throw new Invalid([{ path: 'endedOn', code: wrong.code }])
  await setEnded(tx, id, endedOn)
  return {
    historyId: await record(tx, 'affiliation.ended', {
      subject: { kind: 'affiliation', id },
      organizationId: affiliation.organizationId,
      before: { endedOn: null },
      after: { endedOn },
      facts: { endedOn },
    }),
  }
}

/** The inverse of ending: they still belong there. */
export const resumeAffiliation: Inverse = async (tx, { subjectId }) => {
  const { organizationId, endedOn } = await readAffiliation(tx, subjectId)
  allow(tx.actor, landscapePolicy.affiliate, { organizationId })
  await setEnded(tx, subjectId, null)
  await record(tx, 'affiliation.resumed', {
    subject: { kind: 'affiliation', id: subjectId },
    organizationId,
    before: { endedOn },
    after: { endedOn: null },
  })
  return undefined
}

const setEnded = (tx: Tx, id: string, endedOn: string | null) =>
  tx.db
    .updateTable('affiliations')
    .set((set) => ({ endedOn, version: set('version', '+', 1) }))
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
