import type { Tx } from '#platform/context/context.server.ts'
import type { HistorySentence } from '#platform/features/feature.server.ts'
import type { BehalfAct } from './behalf.ts'

/**
 * What an act recorded for a partner says, in the reader's language: "accepted to take part", and what it was
 * about, as it then read or as the record reads now.
 */
export async function behalfWords(
  tx: Tx,
  behalf: Pick<BehalfAct, 'action' | 'subjectKind' | 'subjectId' | 'summary'>,
): Promise<{ did: string; about: string }> {
  const kind = tx.system.registry.searchKinds.find((one) => one.kind === behalf.subjectKind)
  const about =
    behalf.summary !== ''
      ? behalf.summary
      : kind === undefined || behalf.subjectKind === 'partnership'
        ? ''
        : ((await kind.describe(tx, [behalf.subjectId]))[0]?.title ?? '')
  const entry = await tx.db
    .selectFrom('history')
    .where('workspaceId', '=', tx.workspace.id)
    .where('subjectKind', '=', behalf.subjectKind)
    .where('subjectId', '=', behalf.subjectId)
    .where('action', '=', behalf.action)
    .orderBy('at', 'desc')
    .select('facts')
    .executeTakeFirst()
  const facts = (entry?.facts ?? {}) as Parameters<HistorySentence>[0]
  return { did: tx.system.registry.sentences.get(behalf.action)?.(facts) ?? '', about }
}
