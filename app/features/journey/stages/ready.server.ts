import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { readPartnership } from '../../partnerships/index.server.ts'
import { findAll, surroundings } from './journey.server.ts'
import { currentStage } from './move.ts'
import { movesOf, statedOf } from './reads.server.ts'
import { findStated, type KeyAction, keyActionsOf, type Stage } from './stage.ts'

/** The stage a partnership is in, and whether it has all that this one asks for. */
interface Readiness {
  stage: Stage
  isReady: boolean
}

/** Whether what is kept (`r`) of a partnership (`p`) is of today and of its latest history (`h`). */
const holds = (tx: Tx): RawBuilder<boolean> => sql`coalesce(r.looked_on = ${tx.today}::date
  and r.last_history_id is not distinct from h.id, false)`
const kept = (tx: Tx): RawBuilder<unknown> => sql`
  left join stage_readiness r on r.workspace_id = ${tx.workspace.id} and r.id = p.id
  left join lateral (select x.id from history x where x.workspace_id = ${tx.workspace.id} and x.partnership_id = p.id
    order by x.at desc, x.id desc limit 1) h on true`

/** So many that have changed in the last minute are looked at while somebody waits; the others stand as they did. */
const mostAtOnce = 5

/** Of these partnerships in reach: those that have all that their stage asks for, with that stage. */
export async function readyAmong(
  tx: Tx,
  partnershipIds: readonly string[],
): Promise<ReadonlyMap<string, Stage>> {
  if (partnershipIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; stage: Stage | null; isReady: boolean | null; holds: boolean }>`
    select p.id, r.stage, r.is_ready, ${holds(tx)} as holds from unnest(${[...partnershipIds]}::uuid[]) as p(id) ${kept(tx)}
    where not ${holds(tx)} or r.is_ready
    order by p.id`.execute(tx.db)
  const ready = new Map<string, Stage>()
  let looked = 0
  for (const { id, stage, isReady, holds: isTrue } of rows) {
    const asKept = isTrue || looked === mostAtOnce
    if (!asKept) looked += 1
    const found = asKept ? { stage, isReady: isReady === true } : await lookAt(tx, id)
    if (found.isReady && found.stage !== null) ready.set(id, found.stage)
  }
  return ready
}

/** So many partnerships are looked at in one run of the job, so that no run takes long. */
const mostInARun = 200

/** Job, every minute: looks at partnerships where something has happened since, or that were not looked at today. */
export const lookAtStages: JobHandler = async (ctx) => {
  const asked = await keepHouse(ctx, async (tx) => {
    const { rows } = await sql<{ id: string; lastHistoryId: string | null }>`
      select p.id, h.id as last_history_id from partnerships p ${kept(tx)}
      where p.workspace_id = ${tx.workspace.id} and p.deleted_at is null and not ${holds(tx)}
      order by p.id limit ${mostInARun}`.execute(tx.db)
    return rows
  })
  for (const { id, lastHistoryId } of asked)
    await keepHouse(ctx, async (tx) => {
      const { stage, isReady } = await lookAt(tx, id)
      await tx.db
        .insertInto('stageReadiness')
        .values({
          workspaceId: tx.workspace.id,
          id,
          lastHistoryId,
          lookedOn: tx.today,
          stage,
          isReady,
        })
        .onConflict((conflict) =>
          conflict
            .columns(['workspaceId', 'id'])
            .doUpdateSet({ lastHistoryId, lookedOn: tx.today, stage, isReady }),
        )
        .execute()
    })
}

/** What asks the database least is asked first. */
async function lookAt(tx: Tx, partnershipId: string): Promise<Readiness> {
  const moves = await movesOf(tx, partnershipId)
  const partnership = await readPartnership(tx, partnershipId)
  const { stage } = currentStage(moves, partnership.beganOn)
  if (stage === 'accelerate') return { stage, isReady: false }
  const stated = await statedOf(tx, partnershipId)
  const around = await surroundings(tx, partnership, moves)
  const sources = new Set(tx.system.registry.evidence.map((source) => source.keyAction))
  const enoughByHand = (keyAction: KeyAction) =>
    findStated(
      keyAction,
      stated.filter((entry) => entry.keyAction === keyAction),
      around,
    ).enough
  const wanted = keyActionsOf[stage]
  if (!wanted.every((keyAction) => sources.has(keyAction) || enoughByHand(keyAction)))
    return { stage, isReady: false }
  for (const keyAction of wanted) {
    const [finding] = await findAll(tx, partnershipId, [keyAction], stated, around)
    if (finding?.mark !== 'enough') return { stage, isReady: false }
  }
  return { stage, isReady: true }
}
