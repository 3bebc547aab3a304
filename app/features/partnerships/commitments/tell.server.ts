import { sql } from 'kysely'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { type News, tellStanding } from '../partners/tell-standing.server.ts'
import { type Deed, readDeeds } from './acts.server.ts'
import { type LedgerRow, ledgerRows } from './reads.server.ts'

export const commitmentNotices: NoticeKind[] = [
  { kind: 'promise-made', theme: 'work', label: () => m.notice_kind_promise_made(), byMail: 'digest' },
  {
    kind: 'promise-done',
    theme: 'work',
    label: () => m.notice_kind_promise_done(),
    byMail: 'digest',
    asksNothing: true,
  },
  { kind: 'promise-disputed', theme: 'work', label: () => m.notice_kind_promise_disputed(), byMail: 'now' },
  { kind: 'promise-moved', theme: 'work', label: () => m.notice_kind_promise_moved(), byMail: 'now' },
]

type Told = Pick<News, 'kind' | 'to' | 'quote'> & { say: (partnership: string) => string }

/** What there is to tell of a promise; null once it has been taken back or has gone on since. */
type Words = (row: LedgerRow, last: (kind: Deed['kind']) => Deed | undefined) => Told | null

const toOthers = (row: LedgerRow) => row.beneficiaries.map((one) => one.id)
const toAll = (row: LedgerRow) => [row.promisor.id, ...toOthers(row)]

const tell =
  (words: Words): JobHandler =>
  (ctx, event) =>
    keepHouse(ctx, async (tx) => {
      const [row] = await ledgerRows(tx, sql`c.id = ${String(event.subjectId)}::uuid`)
      if (row === undefined) return
      const deeds = await readDeeds(tx, row)
      const told = words(row, (kind) => deeds.findLast((deed) => deed.kind === kind))
      if (told === null) return
      const { say, ...news } = told
      await tellStanding(tx, event, {
        quote: row.text,
        ...news,
        partnershipId: row.partnershipId,
        href: `/commitments/${row.id}`,
        say: ({ partnership }) => say(partnership),
      })
    })

const someone = (deed: Deed | undefined) => deed?.organization ?? m.commitment_somebody()

/** Job: whom it is promised to hear of it, as they are asked to accept it. */
export const tellPledged: JobHandler = tell((row) =>
  row.withdrawal === null
    ? {
        kind: 'promise-made',
        to: toOthers(row),
        say: (partnership) => m.notice_promise_made({ promisor: row.promisor.name, partnership }),
      }
    : null,
)

/** Job: whom it was promised to hear that it was done. */
export const tellFulfilled: JobHandler = tell((row) =>
  row.fulfilment === null
    ? null
    : {
        kind: 'promise-done',
        to: toOthers(row),
        say: (partnership) => m.notice_promise_done({ promisor: row.promisor.name, partnership }),
      },
)

/** Job: whoever promised it hears that it was confirmed. */
export const tellAcknowledged: JobHandler = tell((row, last) =>
  row.acknowledged
    ? {
        kind: 'promise-done',
        to: [row.promisor.id],
        say: (partnership) =>
          m.notice_promise_confirmed({ organization: someone(last('acknowledged')), partnership }),
      }
    : null,
)

/** Job: whoever promised it hears that the other side says it was not done, and why. */
export const tellDisputed: JobHandler = tell((row, last) =>
  row.disputed
    ? {
        kind: 'promise-disputed',
        to: [row.promisor.id],
        quote: last('disputed')?.words ?? '',
        say: (partnership) =>
          m.notice_promise_disputed({
            organization: someone(last('disputed')),
            text: row.text,
            partnership,
          }),
      }
    : null,
)

/** Job: whoever promised it hears how a dispute was settled. */
export const tellSettled: JobHandler = tell((row, last) =>
  row.disputed
    ? null
    : {
        kind: 'promise-disputed',
        to: [row.promisor.id],
        quote: last('settled')?.words ?? '',
        say: (partnership) => m.notice_promise_settled({ text: row.text, partnership }),
      },
)

/** Job: whom it was promised to hear that another day is asked for, and why. */
export const tellAskedFor: JobHandler = tell((row, last) => {
  const { askedFor } = row
  return askedFor === null
    ? null
    : {
        kind: 'promise-moved',
        to: toOthers(row),
        quote: last('asked')?.words ?? '',
        say: (partnership) =>
          m.notice_promise_day_asked({
            promisor: row.promisor.name,
            text: row.text,
            day: formatDay(askedFor),
            partnership,
          }),
      }
})

/** Job: all sides of it hear which day holds from now on. */
export const tellDay: JobHandler = tell((row, last) => {
  const { dueOn } = row.standing
  const [moved, declined] = [last('moved'), last('declined')]
  if (row.askedFor !== null || (moved ?? declined) === undefined) return null
  return {
    kind: 'promise-moved',
    to: toAll(row),
    say: (partnership) =>
      dueOn === null
        ? m.notice_promise_day_none({ partnership })
        : m.notice_promise_day_holds({ day: formatDay(dueOn), partnership }),
  }
})

/** Job: whom it was promised to hear that it was taken back, and why. */
export const tellWithdrawn: JobHandler = tell((row, last) =>
  row.withdrawal === null
    ? null
    : {
        kind: 'promise-moved',
        to: toOthers(row),
        quote: last('withdrawn')?.words ?? '',
        say: (partnership) =>
          m.notice_promise_withdrawn({ promisor: row.promisor.name, text: row.text, partnership }),
      },
)
