import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal, Stale } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../policy.ts'
import { writeText } from './draft.server.ts'
import type { AgreementChange } from './inputs.ts'
import { aboutAgreement, openAgreement } from './open.server.ts'
import { textsOf } from './reads.server.ts'
import { writingRefusal } from './turns/turn.ts'

/**
 * Changes an agreement that does not lie before its signers, for the side that has the pen; a changed text is a new
 * version, and the earlier ones stay. Throws Stale with what stands there now.
 */
export async function changeAgreement(
  tx: Tx,
  id: string,
  { version, body, ...input }: AgreementChange,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  const { agreement } = opened
  allow(tx.actor, partnershipPolicy.workTogether)
  const refusal = writingRefusal(agreement, tx.actor.organizationId)
  if (refusal !== null) return refusal
  const [text] = await textsOf(tx, agreement)
  const before = {
    kind: agreement.kind,
    title: agreement.title,
    beginsOn: agreement.beginsOn,
    endsOn: agreement.endsOn,
    language: agreement.language,
  }
  if (agreement.version !== version)
    throw new Stale({ ...before, body: text?.body ?? '', version: agreement.version })
  const changed = await tx.db
    .updateTable('agreements')
    .set({ ...input, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return new Refusal('stale')
  const rewritten = body !== text?.body
  if (rewritten) await writeText(tx, id, agreement.number + 1, body)
  return {
    historyId: await record(tx, 'agreement.changed', {
      ...aboutAgreement(opened),
      before: { ...before, ...(rewritten ? { text: agreement.number } : {}) },
      after: { ...input, ...(rewritten ? { text: agreement.number + 1 } : {}) },
    }),
  }
}
