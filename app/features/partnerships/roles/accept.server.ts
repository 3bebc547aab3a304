import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { recordBehalf, speakerOf } from '../behalf/speak.server.ts'
import { openPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import type { AcceptInput } from './inputs.ts'
import { workOf } from './reads.server.ts'
import { isAccepted, type Role } from './role.ts'

/** A partner agrees to all of its roles as they stand; those it had accepted before keep their day. */
export async function acceptRoles(
  tx: Tx,
  partnershipId: string,
  behalf: AcceptInput,
): Promise<{ historyId: string; accepted: number } | Refusal> {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  const speaker = speakerOf(tx, partnership, behalf, partnershipPolicy.speakFor)
  if (isRefusal(speaker)) return speaker
  const { organizationId } = speaker
  const work = await workOf(tx, partnershipId)
  const own = work.flatMap((piece) =>
    piece.roles
      .filter((role) => role.organizationId === organizationId)
      .map((role) => ({ ...role, workPieceId: piece.id, name: piece.name })),
  )
  if (own.length === 0) return new Refusal('roles_none')
  const open = own.filter((role) => !isAccepted(role))
  if (open.length === 0) return new Refusal('roles_accepted_already')
  const workPieceIds = open.map((role) => role.workPieceId)
  const behalfId = await recordBehalf(tx, speaker, {
    partnershipId,
    action: 'roles.accepted',
    subjectKind: 'roles',
    subjectId: partnershipId,
    summary: open.map((role) => role.name).join('\n'),
  })
  await tx.db
    .updateTable('roles')
    .set({ acceptedAt: tx.now, acceptedByPersonId: tx.actor.personId, behalfId })
    .where('workspaceId', '=', tx.workspace.id)
    .where('organizationId', '=', organizationId)
    .where('workPieceId', 'in', workPieceIds)
    .execute()
  await answerOwn(tx, open)
  return {
    accepted: open.length,
    historyId: await record(tx, 'roles.accepted', {
      subject: { kind: 'roles', id: partnershipId },
      partnershipId,
      organizationId,
      onBehalfOfOrganizationId: speaker.onBehalf === null ? null : organizationId,
      after: { organizationId, workPieceIds },
      facts: { count: open.length },
    }),
  }
}

/** Whoever accepts for the organization says yes for themselves too where they are named. */
async function answerOwn(tx: Tx, roles: readonly Role[]): Promise<void> {
  const { personId } = tx.actor
  const own = roles.filter((role) => role.personId === personId && role.answer === null)
  if (personId === null || own.length === 0) return
  await tx.db
    .insertInto('roleAnswers')
    .values(
      own.map((role) => ({
        workspaceId: tx.workspace.id,
        id: uuid(),
        roleId: role.id,
        personId,
        part: role.part,
        answer: 'accepted',
        answeredByPersonId: personId,
        answeredAt: tx.now,
      })),
    )
    .execute()
}

const accepted = z.object({ organizationId: z.uuid(), workPieceIds: z.array(z.uuid()).min(1) })

/** The inverse of accepting: the roles stand, and wait for the partner's word again. */
export const undoAcceptance: Inverse = async (tx, { subjectId: partnershipId, after }) => {
  const partnership = await openPartnership(tx, partnershipId)
  if (isRefusal(partnership)) return partnership
  const parsed = accepted.safeParse(after)
  if (!parsed.success) return new Refusal('roles_none')
  const { organizationId, workPieceIds } = parsed.data
  if (organizationId === tx.actor.organizationId)
    allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
  else allow(tx.actor, partnershipPolicy.actOnBehalf)
  await tx.db
    .updateTable('roles')
    .set({ acceptedAt: null, acceptedByPersonId: null, behalfId: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', partnershipId)
    .where('organizationId', '=', organizationId)
    .where('workPieceId', 'in', workPieceIds)
    .execute()
  await record(tx, 'roles.acceptance_withdrawn', {
    subject: { kind: 'roles', id: partnershipId },
    partnershipId,
    organizationId,
    after: { organizationId, workPieceIds },
    facts: { count: workPieceIds.length },
  })
  return undefined
}
