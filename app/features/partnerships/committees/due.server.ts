import { addDays } from '#platform/context/days.ts'
import type { DueItem, DueSource } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { holdsSeat, noticeDays, vacancies } from './committee.ts'
import { ownCommittees } from './reads.server.ts'

/** Seats of the own organization that nobody holds, and terms that soon end, for who speaks for it. */
export const committeesDue: DueSource = {
  find: async (tx) => {
    const own = tx.actor.organizationId
    if (!can(tx.actor, partnershipPolicy.speakFor, { organizationId: own })) return []
    const due: DueItem[] = []
    for (const committee of await ownCommittees(tx)) {
      if (readsUntil(tx, committee.partnershipId) !== null) continue
      const facts = { committee: committee.name, partnership: committee.partnershipName }
      const about = { partnershipId: committee.partnershipId, href: `/committees/${committee.id}` }
      const vacancy = vacancies(committee, tx.today).find((one) => one.organizationId === own)
      if (vacancy !== undefined)
        due.push({
          ...about,
          kind: 'committee.vacancy',
          recordId: committee.id,
          group: 'waiting',
          dueOn: null,
          title: m.committee_due_vacancy(facts),
          why: m.committee_due_vacancy_why({ ...facts, count: vacancy.free }),
          when: '',
          doneHref: `/committees/${committee.id}/fill`,
        })
      for (const member of committee.members)
        if (
          member.organizationId === own &&
          member.untilOn !== null &&
          holdsSeat(member, tx.today) &&
          member.untilOn <= addDays(tx.today, noticeDays)
        )
          due.push({
            ...about,
            kind: 'committee.term',
            recordId: member.id,
            group: 'week',
            dueOn: member.untilOn,
            title: m.committee_due_term({ ...facts, person: member.person ?? '' }),
            why: m.committee_due_term_why({ ...facts, day: formatDay(member.untilOn, tx.today) }),
            when: formatDistance(member.untilOn, tx.today),
            doneHref: null,
          })
    }
    return due
  },
}
