import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, Refusal, Stale } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { localeFor } from '#platform/words/words.ts'
import { partnershipPolicy } from '../policy.ts'
import { budgetText, rebudgeted, sameBudget } from './budget/budget.ts'
import { namedBudget } from './budget/write.server.ts'
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
  { version, body: given, budget, ...input }: AgreementChange,
): Promise<{ historyId: string } | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  const { agreement, partnership } = opened
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
    throw new Stale({
      ...before,
      body: text?.body ?? '',
      budget: budgetText(text?.budget ?? []),
      version: agreement.version,
    })
  const earlier = text?.budget ?? []
  const rebudget = !sameBudget(earlier, budget)
  const language = localeFor(input.language)
  const body = rebudget
    ? speak(language, () => rebudgeted(given, earlier, namedBudget(partnership, budget)))
    : given
  const changed = await tx.db
    .updateTable('agreements')
    .set({ ...input, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return new Refusal('stale')
  const rewritten = rebudget || body !== text?.body
  if (rewritten) await writeText(tx, id, agreement.number + 1, { body, budget })
  return {
    historyId: await record(tx, 'agreement.changed', {
      ...aboutAgreement(opened),
      before: {
        ...before,
        ...(rewritten ? { text: agreement.number } : {}),
        ...(rebudget ? { budget: earlier } : {}),
      },
      after: {
        ...input,
        ...(rewritten ? { text: agreement.number + 1 } : {}),
        ...(rebudget ? { budget } : {}),
      },
    }),
  }
}
