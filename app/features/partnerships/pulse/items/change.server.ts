import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Refusal, Stale } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../../policy.ts'
import { checkTexts, writeTexts } from './add.server.ts'
import type { ItemChange } from './inputs.ts'
import { readItem } from './reads.server.ts'

/** Rewrites a question that nobody has answered yet; once somebody has, figures before and after would not be of one question. */
export async function changeItem(
  tx: Tx,
  id: string,
  { version, texts, ...input }: ItemChange,
): Promise<{ historyId: string } | Refusal> {
  await hold(tx, 'pulseItems', id)
  const before = await readItem(tx, id)
  allow(tx.actor, partnershipPolicy.keepPulseItems)
  if (before.answered) return new Refusal('pulse_item_answered')
  if (before.retiredOn !== null) return new Refusal('pulse_item_retired')
  checkTexts(tx, texts)
  const changed = await tx.db
    .updateTable('pulseItems')
    .set({ ...input, version: version + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  const { kind, fromOn, texts: stood } = before
  if (changed.numUpdatedRows === 0n)
    throw new Stale({ kind, fromOn, ...fieldsOf(stood), version: before.version })
  await writeTexts(tx, id, texts)
  return {
    historyId: await record(tx, 'pulseItem.changed', {
      subject: { kind: 'pulseItem', id },
      before: { kind, fromOn, texts: stood },
      after: { ...input, texts },
    }),
  }
}

const fieldsOf = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [`text.${language}`, text]))
