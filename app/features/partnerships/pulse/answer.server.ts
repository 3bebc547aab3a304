import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { inPerson } from '#platform/policy/person.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import type { AnswerInput } from './inputs.ts'
import { checkOwnAnswers, writeOwnAnswers } from './items/answers.server.ts'
import { isOpen, lastDay } from './pulse.ts'
import { ownInvitation, readWave } from './reads.server.ts'

/**
 * Answers a wave for oneself, or changes what one answered, until it closes. Throws Forbidden for who was not
 * asked, and Invalid for an organization that is no other partner, or named twice, and for a question that is not asked here.
 */
export async function answerWave(
  tx: Tx,
  waveId: string,
  { ratings, comment, own }: AnswerInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const wave = await readWave(tx, waveId)
  const partnership = await openPartnership(tx, wave.partnershipId)
  if (isRefusal(partnership)) return partnership
  inPerson(tx.actor)
  const asked = await ownInvitation(tx, waveId, true)
  if (asked === null) throw new Forbidden()
  if (!isOpen(wave, tx.today)) return new Refusal('pulse_closed', { on: lastDay(wave) })
  const others = presentPartners(partnership.partners)
    .map(({ organizationId }) => organizationId)
    .filter((id) => id !== asked.organizationId)
  const wrong = ratings.flatMap(({ aboutOrganizationId }, index) =>
    others.includes(aboutOrganizationId) &&
    ratings.findIndex((one) => one.aboutOrganizationId === aboutOrganizationId) === index
      ? []
      : [{ path: `ratings.${index}.aboutOrganizationId`, code: 'issue_pulse_partner' }],
  )
  if (wrong.length > 0) throw new Invalid(wrong)
  await checkOwnAnswers(tx, waveId, others, own)
  const workspaceId = tx.workspace.id
  const { id } = await tx.db
    .insertInto('pulseResponses')
    .values({
      workspaceId,
      id: uuid(),
      invitationId: asked.id,
      comment,
      answeredAt: tx.now,
      changedAt: tx.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'invitationId']).doUpdateSet({ comment, changedAt: tx.now }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.db
    .deleteFrom('pulseRatings')
    .where('workspaceId', '=', workspaceId)
    .where('responseId', '=', id)
    .execute()
  await tx.db
    .insertInto('pulseRatings')
    .values(ratings.map((rating) => ({ workspaceId, id: uuid(), responseId: id, ...rating })))
    .execute()
  await writeOwnAnswers(tx, id, own)
  // That somebody answered is read by their own side; the others read what the organization says.
  const historyId = await record(tx, asked.response === null ? 'pulse.answered' : 'pulse.answer_changed', {
    subject: { kind: 'pulse', id: waveId },
    partnershipId: wave.partnershipId,
    organizationId: asked.organizationId,
    audienceOrganizationId: asked.organizationId,
  })
  return { id: waveId, historyId }
}
