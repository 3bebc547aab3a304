import { record } from '#platform/activity/record.server.ts'
import { comesIn } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import { waitingSigners } from './agreement.ts'
import { aboutAgreement, openAgreement } from './open.server.ts'

/**
 * Asks those whose signature is missing once more, by a link of today: who had no address when they were asked may have
 * one now, and a link lapses. Any party may, by one who speaks for it; nobody is asked twice on a day.
 */
export async function askAgain(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  const { organizationId } = tx.actor
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
  const { sending, standing } = opened.agreement
  if (sending === null || standing !== 'waiting') return new Refusal('agreement_not_sent')
  if (!sending.signers.some((one) => one.organizationId === organizationId)) throw new Forbidden()
  const unreached = await unreachedSigners(tx, waitingSigners(sending))
  const again = waitingSigners(sending).filter(
    (one) =>
      one.askedAt === null ||
      unreached.includes(one.id) ||
      dayIn(tx.workspace.timeZone, one.askedAt) < tx.today,
  )
  if (again.length === 0) return new Refusal('agreement_asked_today')
  await tx.db
    .updateTable('agreementSigners')
    .set({ askedAt: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where(
      'id',
      'in',
      again.map((one) => one.id),
    )
    .execute()
  return {
    historyId: await record(tx, 'agreement.asked_again', {
      ...aboutAgreement(opened),
      organizationId,
      facts: { signers: again.length },
    }),
  }
}

/** Of those who were asked, the ids of those who have no link and no sign-in, so that nothing reached them. */
export async function unreachedSigners(
  tx: Tx,
  signers: readonly { id: string; askedAt: Date | null }[],
): Promise<string[]> {
  const asked = signers.filter((one) => one.askedAt !== null).map((one) => one.id)
  if (asked.length === 0) return []
  const rows = await tx.db
    .selectFrom('agreementSigners')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', 'in', asked)
    .where('tokenHash', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('memberships')
            .whereRef('memberships.workspaceId', '=', 'agreementSigners.workspaceId')
            .whereRef('memberships.personId', '=', 'agreementSigners.personId')
            .where(comesIn(tx))
            .select('memberships.id'),
        ),
      ),
    )
    .select('id')
    .execute()
  return rows.map((row) => row.id)
}
