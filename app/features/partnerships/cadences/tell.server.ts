import { sql } from 'kysely'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { formatDays } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { tellStanding } from '../partners/tell-standing.server.ts'
import { answererOf, type Cadence } from './cadence.ts'
import { reachableCadences } from './reads.server.ts'

export const cadenceNotices: NoticeKind[] = [
  { kind: 'cadence-proposed', theme: 'agreements', label: () => m.notice_kind_cadence(), byMail: 'digest' },
  {
    kind: 'cadence-agreed',
    theme: 'agreements',
    label: () => m.notice_kind_cadence_agreed(),
    byMail: 'digest',
    asksNothing: true,
  },
]

const tell =
  (
    kind: string,
    isSo: (cadence: Cadence) => boolean,
    to: (cadence: Cadence) => string,
    say: (facts: { organization: string; rhythm: string; partnership: string }) => string,
  ): JobHandler =>
  (ctx, event) =>
    keepHouse(ctx, async (tx) => {
      const [cadence] = await reachableCadences(tx, sql`k.id = ${String(event.subjectId)}::uuid`)
      if (cadence === undefined || !isSo(cadence)) return
      const teller = [cadence.organization, cadence.other].find((one) => one.id !== to(cadence))
      await tellStanding(tx, event, {
        kind,
        partnershipId: cadence.partnershipId,
        href: `/partnerships/${cadence.partnershipId}/cadence`,
        to: [to(cadence)],
        say: ({ partnership }) =>
          say({ organization: teller?.name ?? '', rhythm: formatDays(cadence.everyDays), partnership }),
        quote: cadence.purpose,
      })
    })

/** Job: the side that is asked how often to be in touch hears of it. */
export const tellProposed = tell(
  'cadence-proposed',
  (cadence) => cadence.acceptedOn === null,
  answererOf,
  (facts) => m.notice_cadence_proposed(facts),
)

/** Job: the side that proposed it hears that it is agreed. */
export const tellAccepted = tell(
  'cadence-agreed',
  (cadence) => cadence.acceptedOn !== null,
  (cadence) => cadence.proposedBy.id,
  (facts) => m.notice_cadence_agreed(facts),
)
