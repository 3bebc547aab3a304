import type { Day } from '#platform/context/days.ts'
import type { DueItem } from '#platform/features/due.ts'
import { formatDay, formatDays, formatDistance, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { LedgerRow } from './reads.server.ts'

type Words = Pick<DueItem, 'title' | 'why' | 'when' | 'doneHref'>

/** What a promise wants today, in words, by the kind that `dueOf` gave it. */
export function dueWords(kind: string, row: LedgerRow, today: Day): Words {
  const facts = { promisor: row.promisor.name, text: row.text, partnership: row.partnershipName }
  const { dueOn } = row.standing
  switch (kind) {
    case 'commitment.renegotiation':
      return {
        title: m.commitment_waiting_day({ text: row.text, day: formatDay(row.askedFor ?? today, today) }),
        why: m.commitment_waiting_day_why(facts),
        when: dueOn === null ? '' : formatDistance(dueOn, today),
        doneHref: `/commitments/${row.id}/answer`,
      }
    case 'commitment.acceptance':
      return {
        title: m.commitment_waiting_accept({ text: row.text }),
        why:
          dueOn === null
            ? m.commitment_waiting_accept_why(facts)
            : m.commitment_waiting_accept_why_day({ ...facts, day: formatDay(dueOn, today) }),
        when: formatDistance(row.pledgedOn, today),
        doneHref: `/commitments/${row.id}/accept`,
      }
    case 'commitment.acknowledgement': {
      const doneOn = row.fulfilment?.fulfilledOn ?? today
      return {
        title: m.commitment_waiting_confirm({ text: row.text }),
        why: m.commitment_waiting_confirm_why({ ...facts, day: formatDay(doneOn, today) }),
        when: formatDistance(doneOn, today),
        doneHref: `/commitments/${row.id}/acknowledge`,
      }
    }
    default:
      return ourPromise(row, today)
  }
}

function ourPromise(row: LedgerRow, today: Day): Words {
  const { dueOn, lateDays, state } = row.standing
  const facts = {
    names: formatList(row.beneficiaries.map((one) => one.name)),
    day: formatDay(row.pledgedOn, today, 'long'),
    partnership: row.partnershipName,
  }
  return {
    title: row.text,
    why:
      state === 'disputed'
        ? m.commitment_due_why_disputed(facts)
        : row.responsible === null
          ? m.commitment_due_why(facts)
          : m.commitment_due_why_person({ ...facts, person: row.responsible.name }),
    when: lateDays > 0 ? formatDays(lateDays) : dueOn === null ? '' : formatDistance(dueOn, today),
    doneHref: state === 'disputed' ? null : `/commitments/${row.id}/fulfil`,
  }
}
