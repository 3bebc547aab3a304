import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { m } from '#platform/words/words.ts'
import { peopleStanding } from '../partners/standing.server.ts'
import { holdsSeat, vacancies } from './committee.ts'
import { committeesById } from './reads.server.ts'

export const committeeNotices: NoticeKind[] = [
  { kind: 'committee', theme: 'meetings', label: () => m.notice_kind_committee(), byMail: 'digest' },
]

/** Job: those who stand for a partner with seats to fill hear of a new committee. */
export const tellSetUp: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [committee] = await committeesById(tx, [String(event.subjectId)])
    if (committee === undefined) return
    const open = new Set(vacancies(committee, tx.today).map((one) => one.organizationId))
    const people = (await peopleStanding(tx, committee.partnershipId)).people.filter(
      (one) => open.has(one.organizationId) && one.organizationId !== committee.organizationId,
    )
    await notify(tx, {
      kind: 'committee',
      to: people.map((one) => one.personId),
      subject: { kind: 'committee', id: committee.id },
      partnershipId: committee.partnershipId,
      href: `/committees/${committee.id}`,
      say: () =>
        m.notice_committee_set_up({ committee: committee.name, partnership: committee.partnershipName }),
      quote: committee.purpose,
    })
  })

/** Job: whoever was named for a seat hears of it. */
export const tellNamed: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const [committee] = await committeesById(tx, [String(event.subjectId)])
    const newest = committee?.members
      .filter((one) => holdsSeat(one, tx.today))
      .toSorted((a, b) => (a.id < b.id ? 1 : -1))[0]
    if (committee === undefined || newest === undefined || newest.personId === null) return
    await notify(tx, {
      kind: 'committee',
      to: [newest.personId],
      subject: { kind: 'committee', id: committee.id },
      partnershipId: committee.partnershipId,
      href: `/committees/${committee.id}`,
      say: () =>
        m.notice_committee_named({ committee: committee.name, partnership: committee.partnershipName }),
      quote: committee.purpose,
    })
  })
