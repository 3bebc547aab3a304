import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { askTogether } from '#platform/context/transaction.server.ts'
import { keptRatesOfSides, reachablePartnerships, stageNow } from '../../partnerships/index.server.ts'
import { type Stage, stages } from '../stages/stage.ts'

export interface Kept {
  kept: number
  counted: number
}

/** How things stand across all that the actor reaches: partnerships by stage, and promises kept on both sides. */
export async function readStats(tx: Tx): Promise<{
  partnerships: number
  byStage: { stage: Stage; count: number }[]
  ours: Kept
  theirs: Kept
}> {
  const sides = keptRatesOfSides(tx)
  const counted = tx.db
    .selectFrom(
      present(tx)
        .where((where) =>
          where.not(
            where.exists(
              where
                .selectFrom('partnershipBreaks')
                .whereRef('partnershipBreaks.workspaceId', '=', 'partnerships.workspaceId')
                .whereRef('partnershipBreaks.partnershipId', '=', 'partnerships.id')
                .where('partnershipBreaks.kind', '=', 'conclusion')
                .where('partnershipBreaks.endedAt', 'is', null)
                .select('partnershipBreaks.id'),
            ),
          ),
        )
        .select(stageNow(sql`null::timestamptz`).as('stage'))
        .as('now'),
    )
    .select(['stage', (select) => select.fn.countAll<number>().as('count')])
    .groupBy('stage')
    .execute()
  const [rows, { ours, theirs }] = await askTogether([counted, sides])
  const byStage = stages.map((stage) => ({
    stage,
    count: Number(rows.find((row) => row.stage === stage)?.count ?? 0),
  }))
  return {
    partnerships: byStage.reduce((sum, { count }) => sum + count, 0),
    byStage,
    ours,
    theirs,
  }
}

/** Partnerships in reach, without those that the own organization has left. */
function present(tx: Tx) {
  const reached = reachablePartnerships(tx)
  if (tx.actor.partnerships === 'all') return reached
  const left = [...tx.actor.partnerships].filter(([, { until }]) => until !== null).map(([id]) => id)
  return left.length === 0 ? reached : reached.where('partnerships.id', 'not in', left)
}
