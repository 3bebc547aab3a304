import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { askingsOf } from './askings.server.ts'
import type { AskingAnswer } from './inputs.ts'

/** Asks every partner that is not being asked already whether there is anything to talk about. */
export async function askPartners(tx: Tx, partnershipId: string): Promise<{ historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const asked = (await askingsOf(tx, partnershipId)).filter((one) => one.answeredOn === null)
  const toAsk = presentPartners(partnership.partners).filter(
    (partner) => !asked.some((one) => one.organization.id === partner.organizationId),
  )
  if (toAsk.length === 0) return new Refusal('concern_asked_already')
  const ids = toAsk.map(() => uuid())
  await tx.db
    .insertInto('concernAskings')
    .values(
      toAsk.map((partner, index) => ({
        workspaceId: tx.workspace.id,
        id: ids[index] ?? uuid(),
        partnershipId,
        organizationId: partner.organizationId,
        askedOn: tx.today,
        askedByPersonId: tx.actor.personId,
      })),
    )
    .execute()
  const historyId = await record(tx, 'concern.partners_asked', {
    subject: { kind: 'partnership', id: partnershipId },
    partnershipId,
    after: { askingIds: ids },
  })
  return { historyId }
}

/** The inverse of asking: those that have not answered are asked no more. */
export const unask: Inverse = async (tx, entry) => {
  const partnership = await openPartnership(tx, entry.subjectId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  await tx.db
    .updateTable('concernAskings')
    .set({ takenBackOn: tx.today })
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', entry.subjectId)
    .where('id', 'in', [...((entry.after?.askingIds as string[] | undefined) ?? []), tx.workspace.id])
    .where('answeredOn', 'is', null)
    .execute()
  await record(tx, 'concern.partners_unasked', {
    subject: { kind: 'partnership', id: entry.subjectId },
    partnershipId: entry.subjectId,
  })
  return undefined
}

/** Says for an organization whether there is anything to talk about; nothing is an answer too. One that was not asked has asked itself. */
export async function answerAsking(
  tx: Tx,
  partnershipId: string,
  { answer, ...input }: AskingAnswer,
): Promise<{ historyId: string } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  const speaker = speakerOf(tx, partnership, input, partnershipPolicy.workTogether)
  if (isRefusal(speaker)) return speaker
  const open = (await askingsOf(tx, partnershipId)).find(
    (one) => one.organization.id === speaker.organizationId && one.answeredOn === null,
  )
  const id = open?.id ?? uuid()
  if (open === undefined)
    await tx.db
      .insertInto('concernAskings')
      .values({
        workspaceId: tx.workspace.id,
        id,
        partnershipId,
        organizationId: speaker.organizationId,
        askedOn: tx.today,
        askedByPersonId: tx.actor.personId,
      })
      .execute()
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId,
    action: 'concern.nothing_to_say',
    subjectKind: 'partnership',
    subjectId: partnershipId,
  })
  await tx.db
    .updateTable('concernAskings')
    .set({ answer, answeredOn: tx.today, answeredByPersonId: tx.actor.personId, behalfId })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  const historyId = await record(
    tx,
    answer === 'nothing' ? 'concern.nothing_to_say' : 'concern.something_to_say',
    {
      subject: { kind: 'partnership', id: partnershipId },
      partnershipId,
      organizationId: speaker.organizationId,
      onBehalfOfOrganizationId: speaker.onBehalf === null ? null : speaker.organizationId,
      after: { askingId: id, wasAsked: open !== undefined },
    },
  )
  return { historyId }
}

/** The inverse of answering: asked again, or where nobody had asked, not at all. */
export const unanswerAsking: Inverse = async (tx, entry) => {
  const partnership = await openPartnership(tx, entry.subjectId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  await tx.db
    .updateTable('concernAskings')
    .set({
      answer: null,
      answeredOn: null,
      answeredByPersonId: null,
      behalfId: null,
      takenBackOn: entry.after?.wasAsked === true ? null : tx.today,
    })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', String(entry.after?.askingId))
    .execute()
  await record(tx, 'concern.answer_taken_back', {
    subject: { kind: 'partnership', id: entry.subjectId },
    partnershipId: entry.subjectId,
    after: { askingId: String(entry.after?.askingId) },
  })
  return undefined
}
