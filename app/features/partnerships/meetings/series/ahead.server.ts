import { addDays } from '#platform/context/days.ts'
import { hold } from '#platform/context/hold.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { makeAhead } from './make.server.ts'
import { seriesById } from './reads.server.ts'
import { daysMadeAhead } from './series.ts'

/** Job, every morning: the days of series that have come near become meetings. One series a transaction. */
export const makeSeriesAhead: JobHandler = async (ctx) => {
  const due = await keepHouse(ctx, (tx) =>
    tx.db
      .selectFrom('meetingSeries')
      .where('workspaceId', '=', tx.workspace.id)
      .where('deletedAt', 'is', null)
      .where('madeUntil', '<', addDays(tx.today, daysMadeAhead))
      .where((where) =>
        where.or([where('untilOn', 'is', null), where('untilOn', '>', where.ref('madeUntil'))]),
      )
      .select('id')
      .execute(),
  )
  for (const { id } of due)
    await keepHouse(ctx, async (tx) => {
      await hold(tx, 'meetingSeries', id)
      const [series] = await seriesById(tx, [id])
      if (series !== undefined) await makeAhead(tx, series)
    })
}
