import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import { aboutAgreement, openAgreement } from './open.server.ts'
import { belongs } from './send.server.ts'

/**
 * Names who signs for the own organization, in place of whom the sender asked: somebody who belongs to it and need
 * not have a sign-in. Only one who speaks for the organization names its signer. The link of the one before opens
 * nothing any more, and the new one is asked. Throws Forbidden, and Invalid for somebody of another organization.
 */
export async function nameSigner(
  tx: Tx,
  id: string,
  { personId }: { personId: string },
): Promise<{ historyId: string } | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  const { organizationId } = tx.actor
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
  const { sending, standing } = opened.agreement
  if (sending === null || standing !== 'waiting') return new Refusal('agreement_not_sent')
  const signer = sending.signers.find((one) => one.organizationId === organizationId)
  if (signer === undefined) throw new Forbidden()
  if (signer.signedAt !== null) return new Refusal('agreement_signed_already')
  if (!(await belongs(tx, { organizationId, personId })))
    throw new Invalid([{ path: 'personId', code: 'issue_agreement_left' }])
  await tx.db
    .updateTable('agreementSigners')
    .set({ personId, askedAt: null, openedAt: null, tokenHash: null, expiresAt: null })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', signer.id)
    .execute()
  return {
    historyId: await record(tx, 'agreement.signer_named', {
      ...aboutAgreement(opened),
      organizationId,
      before: { personId: signer.personId },
      after: { personId },
    }),
  }
}
