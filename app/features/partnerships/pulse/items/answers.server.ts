import { v7 as uuid } from 'uuid'
import type { Tx } from '#platform/context/context.server.ts'
import { hold } from '#platform/context/hold.server.ts'
import { Invalid } from '#platform/errors/errors.ts'
import type { OwnAnswer } from './item.ts'
import { itemsOfWave } from './reads.server.ts'

/**
 * Throws Invalid for an answer to a question that this wave does not ask, of the wrong kind, or given twice. The questions
 * are held, so that none is rewritten or taken back while it is answered.
 */
export async function checkOwnAnswers(
  tx: Tx,
  waveId: string,
  others: readonly string[],
  own: readonly OwnAnswer[],
): Promise<void> {
  if (own.length === 0) return
  await hold(
    tx,
    'pulseItems',
    own.map((one) => one.itemId),
  )
  const asked = new Map((await itemsOfWave(tx, waveId)).map((item) => [item.id, item.kind]))
  const fits = (one: OwnAnswer) =>
    asked.get(one.itemId) === 'scale'
      ? one.value !== null && one.aboutOrganizationId !== null && others.includes(one.aboutOrganizationId)
      : asked.get(one.itemId) === 'open' && one.text !== '' && one.value === null
  const same = (one: OwnAnswer) => `${one.itemId} ${one.aboutOrganizationId}`
  const wrong = own.flatMap((one, index) =>
    fits(one) && own.findIndex((other) => same(other) === same(one)) === index
      ? []
      : [{ path: `own.${index}.itemId`, code: 'issue_pulse_item' }],
  )
  if (wrong.length > 0) throw new Invalid(wrong)
}

/** Puts what was answered in place of what was answered before. */
export async function writeOwnAnswers(tx: Tx, responseId: string, own: readonly OwnAnswer[]): Promise<void> {
  const workspaceId = tx.workspace.id
  for (const table of ['pulseItemRatings', 'pulseItemAnswers'] as const)
    await tx.db
      .deleteFrom(table)
      .where('workspaceId', '=', workspaceId)
      .where('responseId', '=', responseId)
      .execute()
  const ratings = own.flatMap(({ itemId, aboutOrganizationId, value }) =>
    value === null || aboutOrganizationId === null
      ? []
      : [{ workspaceId, id: uuid(), responseId, itemId, aboutOrganizationId, value }],
  )
  if (ratings.length > 0) await tx.db.insertInto('pulseItemRatings').values(ratings).execute()
  const answers = own.flatMap(({ itemId, value, text }) =>
    value !== null || text === '' ? [] : [{ workspaceId, id: uuid(), responseId, itemId, text }],
  )
  if (answers.length > 0) await tx.db.insertInto('pulseItemAnswers').values(answers).execute()
}

/** What somebody answered to the workspace's own questions so far. */
export async function ownAnswersOf(tx: Tx, responseId: string): Promise<OwnAnswer[]> {
  const ratings = await tx.db
    .selectFrom('pulseItemRatings')
    .where('workspaceId', '=', tx.workspace.id)
    .where('responseId', '=', responseId)
    .select(['itemId', 'aboutOrganizationId', 'value'])
    .execute()
  const answers = await tx.db
    .selectFrom('pulseItemAnswers')
    .where('workspaceId', '=', tx.workspace.id)
    .where('responseId', '=', responseId)
    .select(['itemId', 'text'])
    .execute()
  return [
    ...ratings.map((one) => ({ ...one, text: '' })),
    ...answers.map(({ itemId, text }) => ({
      itemId,
      text: text ?? '',
      aboutOrganizationId: null,
      value: null,
    })),
  ]
}
