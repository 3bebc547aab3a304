import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow, can } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import { setReturned } from './absence.server.ts'

const answers = {
  'partner.accepted': { acceptedAt: null, acceptedByPersonId: null, behalfId: null },
  'partner.declined': { declinedAt: null, declinedByPersonId: null, declineReason: null, behalfId: null },
  'partner.left': { leftAt: null, leftByPersonId: null, leaveReason: null, behalfId: null },
} as const
export type Answer = keyof typeof answers
export const isAnswer = (action: string): action is Answer => action in answers

/**
 * Takes an answer about taking part back: it was given by mistake, or recorded for a partner that says otherwise.
 * Refused when the partner has answered anew since.
 */
export async function takeBackAnswer(
  tx: Tx,
  partnerId: string,
  action: Answer,
  /** Set when what was recorded for the partner is to go: then nothing but that. */
  behalfId?: string,
): Promise<undefined | Refusal> {
  const known = await readPartner(tx, partnerId)
  // Whoever answers anew in this moment is waited for.
  if (known !== undefined) await hold(tx, 'partnerships', known.partnershipId)
  const row = await readPartner(tx, partnerId)
  const last: Answer | null =
    row === undefined
      ? null
      : row.leftAt !== null
        ? 'partner.left'
        : row.declinedAt !== null
          ? 'partner.declined'
          : row.acceptedAt !== null
            ? 'partner.accepted'
            : null
  if (row === undefined || last !== action) return new Refusal('partner_answered')
  if (behalfId !== undefined && row.behalfId !== behalfId) return new Refusal('partner_answered')
  // Whoever speaks for the partner may take its answer back, and those who may record on its behalf.
  if (!can(tx.actor, partnershipPolicy.actOnBehalf))
    allow(tx.actor, partnershipPolicy.answer, { organizationId: row.organizationId })
  await tx.db
    .updateTable('partners')
    .set(answers[action])
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', partnerId)
    .execute()
  if (action === 'partner.accepted') await setReturned(tx, row, null)
  await record(tx, 'partner.answer_taken_back', {
    subject: { kind: 'partner', id: partnerId },
    partnershipId: row.partnershipId,
    organizationId: row.organizationId,
    facts: { answer: action.slice('partner.'.length) },
  })
  return undefined
}

const readPartner = (tx: Tx, id: string) =>
  tx.db
    .selectFrom('partners')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .select(['partnershipId', 'organizationId', 'acceptedAt', 'declinedAt', 'leftAt', 'behalfId'])
    .executeTakeFirst()

/**
 * Puts an answer back that a partner had disputed and now says was right after all; nothing happens when it has
 * answered anew since. `reason` is what was recorded with it.
 */
export async function giveAnswerAgain(
  tx: Tx,
  partnerId: string,
  action: Answer,
  { behalfId, reason }: { behalfId: string; reason: string },
): Promise<void> {
  const given = {
    'partner.accepted': { acceptedAt: tx.now },
    'partner.declined': { declinedAt: tx.now, declineReason: reason },
    'partner.left': { leftAt: tx.now, leaveReason: reason },
  }[action]
  const again = await tx.db
    .updateTable('partners')
    .set({ ...given, behalfId })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', partnerId)
    .where('leftAt', 'is', null)
    .where('declinedAt', 'is', null)
    .where('acceptedAt', action === 'partner.left' ? 'is not' : 'is', null)
    .returning(['partnershipId', 'organizationId'])
    .executeTakeFirst()
  if (again !== undefined && action === 'partner.accepted') await setReturned(tx, again, tx.now)
}

/** The inverse of an answer. */
export const undoAnswer =
  (action: Answer): Inverse =>
  (tx, entry) =>
    takeBackAnswer(tx, entry.subjectId, action)
