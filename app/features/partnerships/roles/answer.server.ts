import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { counts } from '../behalf/behalf.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { AnswerInput } from './inputs.ts'
import { readWorkPiece, workOf } from './reads.server.ts'

/**
 * The person named in a role says yes or no to it. For a colleague somebody may say it who speaks for the
 * organization; for one of a partner that doesn't sign in it is recorded on its behalf.
 */
export async function answerRole(
  tx: Tx,
  workPieceId: string,
  { organizationId: wanted, answer, reason, ...behalf }: AnswerInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const { partnershipId, name } = await readWorkPiece(tx, workPieceId)
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  const speaker = speakerOf(tx, partnership, behalf, partnershipPolicy.workTogether)
  if (isRefusal(speaker)) return speaker
  const { organizationId } = speaker
  const role = (await workOf(tx, partnershipId))
    .find((piece) => piece.id === workPieceId)
    ?.roles.find((one) => one.organizationId === (wanted ?? organizationId))
  const { personId } = role ?? {}
  if (role !== undefined && personId !== tx.actor.personId && speaker.onBehalf === null)
    allow(tx.actor, partnershipPolicy.speakFor, { organizationId: role.organizationId })
  if (role?.organizationId !== organizationId || personId === null || personId === undefined)
    return new Refusal('role_not_named')
  if (answer === 'declined' && reason === '')
    throw new Invalid([{ path: 'reason', code: 'issue_role_reason' }])
  if (role.answer?.answer === answer && counts(role.answer.behalf)) return new Refusal('role_answered')
  const id = uuid()
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId,
    action: 'role.answered',
    subjectKind: 'work',
    subjectId: workPieceId,
    summary: [name, role.personName ?? '', reason].filter((part) => part !== '').join('\n'),
  })
  await tx.db
    .insertInto('roleAnswers')
    .values({
      workspaceId: tx.workspace.id,
      id,
      roleId: role.id,
      personId,
      part: role.part,
      answer,
      reason,
      answeredByPersonId: tx.actor.personId,
      behalfId,
      answeredAt: tx.now,
    })
    .execute()
  const historyId = await record(tx, 'role.answered', {
    subject: { kind: 'work', id: workPieceId },
    partnershipId,
    onBehalfOfOrganizationId: speaker.onBehalf === null ? null : organizationId,
    after: { answerId: id, personId, answer, reason },
    facts: { answer },
  })
  return { id, historyId }
}

/** The inverse: the role waits again for the word of whoever is named. */
export const undoAnswer: Inverse = async (tx, { subjectId, after }) => {
  const { partnershipId } = await readWorkPiece(tx, subjectId)
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  allow(tx.actor, partnershipPolicy.workTogether)
  const found = await tx.db
    .selectFrom('roleAnswers')
    .innerJoin('roles', (join) =>
      join
        .onRef('roles.workspaceId', '=', 'roleAnswers.workspaceId')
        .onRef('roles.id', '=', 'roleAnswers.roleId'),
    )
    .where('roleAnswers.workspaceId', '=', tx.workspace.id)
    .where('roles.workPieceId', '=', subjectId)
    .where('roleAnswers.id', '=', String(after?.answerId ?? ''))
    .select(['roleAnswers.id', 'roleAnswers.personId', 'roleAnswers.behalfId', 'roles.organizationId'])
    .executeTakeFirst()
  if (found === undefined) return new Refusal('role_not_named')
  if (found.behalfId !== null) allow(tx.actor, partnershipPolicy.actOnBehalf)
  else if (found.personId !== tx.actor.personId)
    allow(tx.actor, partnershipPolicy.speakFor, { organizationId: found.organizationId })
  await tx.db
    .deleteFrom('roleAnswers')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', found.id)
    .execute()
  await record(tx, 'role.answer_taken_back', { subject: { kind: 'work', id: subjectId }, partnershipId })
  return undefined
}
