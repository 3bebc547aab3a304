import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { askOnce } from '#platform/context/transaction.server.ts'
import { behalfSummaries } from '../behalf/reads.server.ts'
import { readPartnership, readsUntil } from '../partnerships/reads.server.ts'
import type { Endorsement, VisionVersion } from './vision.ts'

/**
 * The versions of a partnership's vision, the latest first, with who stands behind each; throws NotFound out
 * of reach. An organization that has left reads what was there by then.
 */
export const visionVersions = (tx: Tx, partnershipId: string): Promise<VisionVersion[]> =>
  askOnce(tx, `visions ${partnershipId}`, () => askVersions(tx, partnershipId))

async function askVersions(tx: Tx, partnershipId: string): Promise<VisionVersion[]> {
  await readPartnership(tx, partnershipId)
  const until = readsUntil(tx, partnershipId)
  let found = tx.db
    .selectFrom('visionVersions')
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'visionVersions.workspaceId')
        .onRef('organizations.id', '=', 'visionVersions.organizationId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'visionVersions.workspaceId')
        .onRef('people.id', '=', 'visionVersions.writtenByPersonId'),
    )
    .where('visionVersions.workspaceId', '=', tx.workspace.id)
    .where('visionVersions.partnershipId', '=', partnershipId)
  if (until !== null) found = found.where('visionVersions.createdAt', '<=', until)
  const rows = await found
    .select([
      'visionVersions.id',
      'visionVersions.number',
      'visionVersions.text',
      'visionVersions.language',
      'visionVersions.createdAt',
      'visionVersions.organizationId',
      'organizations.name as organizationName',
      'people.name as personName',
      'visionVersions.behalfId',
    ])
    .orderBy('visionVersions.number', 'desc')
    .execute()
  const behalf = await behalfSummaries(
    tx,
    rows.map((row) => row.behalfId),
  )
  const endorsements = await endorsementsOf(tx, partnershipId)
  return rows.map(({ createdAt, behalfId, ...row }) => ({
    ...row,
    writtenOn: dayIn(tx.workspace.timeZone, createdAt),
    behalf: behalf.get(behalfId ?? '') ?? null,
    endorsements: endorsements.get(row.id) ?? [],
  }))
}

/** The vision as it reads now; null while nobody has written one. Throws NotFound out of reach. */
export const currentVision = async (tx: Tx, partnershipId: string): Promise<VisionVersion | null> =>
  (await visionVersions(tx, partnershipId))[0] ?? null

/** Endorsements by version, the earliest first, of a partnership in reach. */
async function endorsementsOf(tx: Tx, partnershipId: string): Promise<Map<string, Endorsement[]>> {
  const until = readsUntil(tx, partnershipId)
  let found = tx.db
    .selectFrom('endorsements')
    .innerJoin('organizations', (join) =>
      join
        .onRef('organizations.workspaceId', '=', 'endorsements.workspaceId')
        .onRef('organizations.id', '=', 'endorsements.organizationId'),
    )
    .leftJoin('people', (join) =>
      join
        .onRef('people.workspaceId', '=', 'endorsements.workspaceId')
        .onRef('people.id', '=', 'endorsements.endorsedByPersonId'),
    )
    .where('endorsements.workspaceId', '=', tx.workspace.id)
    .where('endorsements.partnershipId', '=', partnershipId)
  if (until !== null) found = found.where('endorsements.endorsedAt', '<=', until)
  const rows = await found
    .select([
      'endorsements.id',
      'endorsements.visionVersionId',
      'endorsements.organizationId',
      'organizations.name as organizationName',
      'people.name as personName',
      'endorsements.endorsedAt',
      'endorsements.behalfId',
    ])
    .orderBy('endorsements.endorsedAt')
    .orderBy('endorsements.id')
    .execute()
  const behalf = await behalfSummaries(
    tx,
    rows.map((row) => row.behalfId),
  )
  return new Map(
    [...Map.groupBy(rows, (row) => row.visionVersionId)].map(([versionId, ofVersion]) => [
      versionId,
      ofVersion.map(({ visionVersionId: _version, endorsedAt, behalfId, ...row }) => ({
        ...row,
        endorsedOn: dayIn(tx.workspace.timeZone, endorsedAt),
        behalf: behalf.get(behalfId ?? '') ?? null,
      })),
    ]),
  )
}

/** Versions of the visions of the partnerships the actor reaches; where the own organization has left, those written by then. */
export function reachableVisionVersions(tx: Tx) {
  let versions = tx.db
    .selectFrom('visionVersions')
    .innerJoin('partnerships', (join) =>
      join
        .onRef('partnerships.workspaceId', '=', 'visionVersions.workspaceId')
        .onRef('partnerships.id', '=', 'visionVersions.partnershipId'),
    )
    .where('visionVersions.workspaceId', '=', tx.workspace.id)
    .where('partnerships.deletedAt', 'is', null)
  if (tx.actor.partnerships === 'all') return versions
  versions = versions.where('visionVersions.partnershipId', 'in', [
    ...tx.actor.partnerships.keys(),
    tx.workspace.id,
  ])
  for (const [partnershipId, { until }] of tx.actor.partnerships)
    if (until !== null)
      versions = versions.where((where) =>
        where.or([
          where('visionVersions.partnershipId', '<>', partnershipId),
          where('visionVersions.createdAt', '<=', until),
        ]),
      )
  return versions
}
