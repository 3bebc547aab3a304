import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Invalid, Refusal } from '#platform/errors/errors.ts'
import type { Inverse } from '#platform/features/feature.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../../policy.ts'
import type { ItemInput } from './inputs.ts'
import { textField } from './inputs.ts'
import { readItem } from './reads.server.ts'

/** Adds a question of the workspace's own, asked from a day on; throws Invalid without a text in the workspace's language. */
export async function addItem(
  tx: Tx,
  { kind, texts, fromOn }: ItemInput,
): Promise<{ id: string; historyId: string }> {
  allow(tx.actor, partnershipPolicy.keepPulseItems)
  checkTexts(tx, texts)
  const id = uuid()
  await tx.db
    .insertInto('pulseItems')
    .values({
      workspaceId: tx.workspace.id,
      id,
      kind,
      fromOn,
      addedByPersonId: tx.actor.personId,
      createdAt: tx.now,
      updatedAt: tx.now,
    })
    .execute()
  await writeTexts(tx, id, texts)
  const historyId = await record(tx, 'pulseItem.added', {
    subject: { kind: 'pulseItem', id },
    after: { kind, texts, fromOn },
  })
  return { id, historyId }
}

/** The inverse of adding: gone, unless somebody has answered it. */
export const unaddItem: Inverse = async (tx, { subjectId }) => {
  await hold(tx, 'pulseItems', subjectId)
  allow(tx.actor, partnershipPolicy.keepPulseItems)
  if ((await readItem(tx, subjectId)).answered) return new Refusal('pulse_item_answered')
  await tx.db
    .deleteFrom('pulseItems')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', subjectId)
    .execute()
  await record(tx, 'pulseItem.unadded', { subject: { kind: 'pulseItem', id: subjectId } })
  return undefined
}

/** Whoever's language is not there reads it in the workspace's, so that one is needed. */
export function checkTexts(tx: Tx, texts: ItemInput['texts']): void {
  if (texts[tx.workspace.language] === '')
    throw new Invalid([{ path: textField(tx.workspace.language), code: 'issue_required' }])
}

export async function writeTexts(tx: Tx, itemId: string, texts: ItemInput['texts']): Promise<void> {
  const workspaceId = tx.workspace.id
  await tx.db
    .deleteFrom('pulseItemTexts')
    .where('workspaceId', '=', workspaceId)
    .where('itemId', '=', itemId)
    .execute()
  const written = Object.entries(texts).filter(([, text]) => text !== '')
  await tx.db
    .insertInto('pulseItemTexts')
    .values(written.map(([language, text]) => ({ workspaceId, id: uuid(), itemId, language, text })))
    .execute()
}
