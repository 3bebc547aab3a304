import { sql } from 'kysely'
import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { id } from '#platform/http/fields.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { type BehalfInput, behalfInput } from '../behalf/inputs.ts'
import { endorseVision, withdrawEndorsement } from './endorse.server.ts'
import { type VisionInput, visionInput, visionShape, withdrawalInput, wordsInput } from './inputs.ts'
import { reachableVisionVersions, visionVersions } from './reads.server.ts'
import { chooseWords } from './uptakes/choose.server.ts'
import { takenUpBy } from './uptakes/reads.server.ts'
import { writeVision } from './write.server.ts'

/** The versions with these ids, in their order, as they leave by the API. */
async function shapesOf(tx: Tx, rows: readonly { id: string; partnershipId: string }[]) {
  const shapes = new Map<string, z.output<typeof visionShape>>()
  const words = await takenUpBy(
    tx,
    rows.map((row) => row.id),
  )
  for (const partnershipId of new Set(rows.map((row) => row.partnershipId)))
    for (const [place, version] of (await visionVersions(tx, partnershipId)).entries())
      shapes.set(version.id, {
        id: version.id,
        partnershipId,
        number: version.number,
        text: version.text,
        language: version.language,
        writtenOn: version.writtenOn,
        organizationId: version.organizationId,
        onBehalf: version.behalf !== null,
        isCurrent: place === 0,
        takesUp: words.get(version.id) ?? [],
        endorsements: version.endorsements.map(({ organizationId, endorsedOn, behalf }) => ({
          organizationId,
          endorsedOn,
          onBehalf: behalf !== null,
        })),
      })
  return rows.flatMap((row) => shapes.get(row.id) ?? [])
}

async function read(tx: Tx, versionId: string): Promise<z.output<typeof visionShape>> {
  if (!z.uuid().safeParse(versionId).success) throw new NotFound()
  const rows = await reachableVisionVersions(tx)
    .where('visionVersions.id', '=', versionId)
    .select(['visionVersions.id', 'visionVersions.partnershipId'])
    .execute()
  const [shape] = await shapesOf(tx, rows)
  if (shape === undefined) throw new NotFound()
  return shape
}

const filters = z.object({ partnershipId: id().optional() })

export const visionsApi: ApiResource = {
  name: 'visions',
  summary:
    'What partners want to see together: every version of the text, with who stands behind it. A changed text is a version of its own.',
  shape: visionShape,
  filters,
  list: async (tx, { query, limit, cursor, filters: wanted }) => {
    const { partnershipId } = wanted as z.output<typeof filters>
    let found = reachableVisionVersions(tx)
    if (partnershipId !== undefined) found = found.where('visionVersions.partnershipId', '=', partnershipId)
    if (query.trim() !== '')
      found = found.where(
        sql<boolean>`strpos(lower(vision_versions.text), ${query.trim().toLowerCase()}) > 0`,
      )
    const { total } = await found
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const rows = await onePage(
      found.select(['visionVersions.id', 'visionVersions.partnershipId']),
      { limit, cursor, direction: 'desc' },
      { sql: 'vision_versions.created_at', type: 'timestamptz' },
      'vision_versions.id',
    ).execute()
    const { items, next } = cutPage(rows, limit)
    return { items: await shapesOf(tx, items), total, next }
  },
  get: read,
  create: {
    input: visionInput.extend({ partnershipId: id() }),
    run: (tx, { partnershipId, ...input }: VisionInput & { partnershipId: string }) =>
      writeVision(tx, partnershipId, input),
  },
  states: {
    endorsement: {
      summary:
        'The own organization stands behind this text, or a partner that told so, with how it is known; taking it away takes back the own one. Only the current text is endorsed.',
      input: behalfInput,
      make: async (tx, versionId, input: BehalfInput) =>
        endorseVision(tx, (await read(tx, versionId)).partnershipId, { versionId, ...input }),
      unmake: async (tx, versionId) =>
        withdrawEndorsement(tx, (await read(tx, versionId)).partnershipId, {
          versionId,
          organizationId: tx.actor.organizationId,
        }),
    },
    withdrawal: {
      summary:
        'Takes an endorsement back: the own one, or of a partner what was recorded for it. Only of the current text.',
      input: withdrawalInput,
      make: async (tx, versionId, { organizationId }: z.output<typeof withdrawalInput>) =>
        withdrawEndorsement(tx, (await read(tx, versionId)).partnershipId, {
          versionId,
          organizationId: organizationId ?? tx.actor.organizationId,
        }),
    },
    words: {
      summary:
        'Which of the community’s own words (learnings of the kind “words”) the current text takes up: all of them, each time.',
      input: wordsInput,
      make: async (tx, versionId, { takesUp }: z.output<typeof wordsInput>) =>
        chooseWords(tx, (await read(tx, versionId)).partnershipId, { versionId, takesUp }),
    },
  },
}
