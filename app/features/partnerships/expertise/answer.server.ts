import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Forbidden, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import { aboutExpertise, isOwn } from './offer.server.ts'
import { readExpertise } from './reads.server.ts'

/** Only they themselves, or who speaks for the organization it is said of, answer what others said. */
async function openOwn(tx: Tx, id: string) {
  await hold(tx, 'expertises', id)
  const expertise = await readExpertise(tx, id)
  const { organizationId } = expertise
  if (!isOwn(tx, expertise)) {
    if (organizationId !== null) allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
    throw new Forbidden()
  }
  return expertise
}

/** They stand by what somebody else said they know, or don't. */
export async function answerExpertise(
  tx: Tx,
  id: string,
  accepts: boolean,
): Promise<{ historyId: string } | Refusal> {
  const expertise = await openOwn(tx, id)
  if (expertise.state !== 'proposed') return new Refusal('expertise_answered')
  await write(tx, id, accepts)
  const about = aboutExpertise(expertise)
  return {
    historyId: accepts
      ? await record(tx, 'expertise.accepted', about)
      : await record(tx, 'expertise.declined', about),
  }
}

/** The inverse of both: it waits for their word again. */
export const undoAnswer: Inverse = async (tx, { subjectId }) => {
  const expertise = await openOwn(tx, subjectId)
  if (expertise.state === 'proposed') return new Refusal('expertise_waits')
  await write(tx, subjectId, null)
  await record(tx, 'expertise.reopened', aboutExpertise(expertise))
  return undefined
}

const write = (tx: Tx, id: string, accepted: boolean | null) =>
  tx.db
    .updateTable('expertises')
    .set({
      accepted,
      answeredAt: accepted === null ? null : tx.now,
      answeredByPersonId: accepted === null ? null : tx.actor.personId,
    })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
