import type { Tx } from '#platform/context/context.server.ts'
import { type Day, dayIn } from '#platform/context/days.ts'
import { readInTime } from '../../discussions/reach.server.ts'
import { everyLearning } from '../../learnings/export.server.ts'
import { reachableLearnings } from '../../learnings/reads.server.ts'
import type { CommunityWords } from './uptake.ts'

/**
 * Which versions of visions take up which words: of words that all partners read and that are there still. Nobody's
 * own words are counted on a page that both sides see.
 */
const reachableUptakes = (tx: Tx) =>
  reachableLearnings(tx)
    .innerJoin('uptakes', (join) =>
      join
        .onRef('uptakes.workspaceId', '=', 'learnings.workspaceId')
        .onRef('uptakes.learningId', '=', 'learnings.id'),
    )
    .innerJoin('visionVersions', (join) =>
      join
        .onRef('visionVersions.workspaceId', '=', 'uptakes.workspaceId')
        .onRef('visionVersions.id', '=', 'uptakes.visionVersionId'),
    )
    .where('learnings.kind', '=', 'words')
    .where('learnings.audience', '=', 'partnership')
    .where(readInTime(tx, 'uptakes.partnershipId', 'uptakes.createdAt'))

/** All that people of the community said and all partners read, in a partnership in reach, with what takes it up. */
export async function communityWords(tx: Tx, partnershipId: string): Promise<CommunityWords> {
  const words: CommunityWords['words'] = []
  for await (const one of everyLearning(tx, { partnershipId, kind: 'words', audience: 'partnership' }))
    words.push(one)
  const rows = await reachableUptakes(tx)
    .where('uptakes.partnershipId', '=', partnershipId)
    .select(['uptakes.visionVersionId', 'uptakes.learningId'])
    .execute()
  const place = new Map(words.map((one, index) => [one.id, index]))
  const takenUp: Record<string, string[]> = {}
  for (const { visionVersionId, learningId } of rows.toSorted(
    (a, b) => (place.get(a.learningId) ?? 0) - (place.get(b.learningId) ?? 0),
  ))
    takenUp[visionVersionId] = [...(takenUp[visionVersionId] ?? []), learningId]
  return { words, takenUp }
}

/** By the id of a version in reach: the words it takes up. */
export async function takenUpBy(tx: Tx, versionIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await reachableUptakes(tx)
    .where('uptakes.visionVersionId', 'in', [...versionIds, tx.workspace.id])
    .select(['uptakes.visionVersionId', 'uptakes.learningId'])
    .orderBy('uptakes.createdAt')
    .orderBy('uptakes.id')
    .execute()
  return new Map(
    [...Map.groupBy(rows, (row) => row.visionVersionId)].map(([id, of]) => [
      id,
      of.map((row) => row.learningId),
    ]),
  )
}

/** The numbers of the versions that take up some words, the first one first. */
export async function versionsTakingUp(tx: Tx, learningId: string): Promise<number[]> {
  const rows = await reachableUptakes(tx)
    .where('uptakes.learningId', '=', learningId)
    .select('visionVersions.number')
    .orderBy('visionVersions.number')
    .execute()
  return rows.map((row) => row.number)
}

/** What is taken up in a partnership, for a spreadsheet. */
export async function uptakesOf(
  tx: Tx,
  partnershipId: string,
): Promise<
  { id: string; number: number; learningId: string; text: string; organization: string; takenUpOn: Day }[]
> {
  const rows = await reachableUptakes(tx)
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'uptakes.workspaceId')
        .onRef('organizations.id', '=', 'uptakes.organizationId'),
    )
    .where('uptakes.partnershipId', '=', partnershipId)
    .select([
      'uptakes.id',
      'visionVersions.number',
      'uptakes.learningId',
      'learnings.text',
      'organizations.name as organization',
      'uptakes.createdAt',
    ])
    .orderBy('visionVersions.number')
    .orderBy('uptakes.id')
    .execute()
  return rows.map(({ createdAt, ...row }) => ({
    ...row,
    takenUpOn: dayIn(tx.workspace.timeZone, createdAt),
  }))
}
