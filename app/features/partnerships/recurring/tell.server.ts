import { sql } from 'kysely'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { type News, tellStanding } from '../partners/tell-standing.server.ts'
import { type RecurringPromise, reachableRecurring } from './reads.server.ts'

type Told = Pick<News, 'kind' | 'quote' | 'say'>

const tell =
  (words: (promise: RecurringPromise) => Told | null): JobHandler =>
  (ctx, event) =>
    keepHouse(ctx, async (tx) => {
      const [promise] = await reachableRecurring(tx, sql`k.id = ${String(event.subjectId)}::uuid`)
      const told = promise === undefined ? null : words(promise)
      if (promise === undefined || told === null) return
      await tellStanding(tx, event, {
        ...told,
        partnershipId: promise.partnershipId,
        href: `/recurring-promises/${promise.id}`,
        to: promise.beneficiaries.map((one) => one.id),
      })
    })

/** Job: whom it is promised to hear of it, as they are asked to accept it. */
export const tellPledged = tell((promise) => ({
  kind: 'promise-made',
  say: ({ partnership }) => m.notice_recurring_made({ promisor: promise.promisor.name, partnership }),
  quote: promise.text,
}))

/** Job: whom it was promised to hear that the rest of it ends, when and why. */
export const tellEnded = tell(({ endedOn, lastOn, promisor, text, endedReason }) =>
  endedOn === null || lastOn === null
    ? null
    : {
        kind: 'promise-moved',
        say: ({ partnership }) =>
          m.notice_recurring_ended({ promisor: promisor.name, text, day: formatDay(lastOn), partnership }),
        quote: endedReason,
      },
)
