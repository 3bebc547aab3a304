import { Link } from 'react-router'
import type { Day } from '#platform/context/days.ts'
import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { BehalfLabel } from '../../behalf/parts/behalf-label.tsx'
import type { Member } from '../committee.ts'
import { termWords } from '../say.ts'

/** Who sits or sat, for which partner, from when until when. */
export function MemberTable({
  caption,
  members,
  leave,
  today,
  base,
}: {
  caption: string
  members: readonly Member[]
  /** Seats that the reader may give up. */
  leave?: readonly string[]
  today: Day
  base: string
}) {
  return (
    <DataTable
      caption={caption}
      rows={members}
      rowKey={(one) => one.id}
      columns={[
        { key: 'person', label: m.committee_person(), cell: (one) => one.person ?? m.committee_somebody() },
        { key: 'organization', label: m.committee_partner(), cell: (one) => one.organization },
        {
          key: 'term',
          label: m.committee_term_title(),
          cell: (one) => (
            <>
              {termWords(one, today)}
              {one.behalf !== null && <BehalfLabel behalf={one.behalf} today={today} />}
            </>
          ),
        },
        ...(leave === undefined || leave.length === 0
          ? []
          : [
              {
                key: 'leave',
                label: <span className="aloud">{m.more()}</span>,
                short: '',
                cell: (one: Member) =>
                  leave.includes(one.id) && (
                    <Link to={`${base}/committee-members/${one.id}/end`} className="small">
                      {m.committee_leave()}
                    </Link>
                  ),
              },
            ]),
      ]}
    />
  )
}
