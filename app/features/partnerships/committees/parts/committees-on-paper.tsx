import type { Day } from '#platform/context/days.ts'
import { m } from '#platform/words/words.ts'
import { type Committee, holdsSeat } from '../committee.ts'
import { committeeWords } from '../say.ts'
import { MemberTable } from './member-table.tsx'

/** The same list as one hangs it up: each committee with who sits in it now, and the seats that are free. */
export function CommitteesOnPaper({
  committees,
  today,
  base,
}: {
  committees: readonly Committee[]
  today: Day
  base: string
}) {
  return (
    <div className="paper-only">
      {committees.map((committee) => {
        const members = committee.members.filter((one) => holdsSeat(one, today))
        return (
          <section key={committee.id} className="sheet-part">
            <h3 lang={committee.language ?? undefined}>{committee.name}</h3>
            {committee.purpose !== '' && <p lang={committee.language ?? undefined}>{committee.purpose}</p>}
            <p>{committeeWords(committee, today)}</p>
            {members.length > 0 && (
              <MemberTable
                caption={m.committee_paper_members({ name: committee.name })}
                members={members}
                today={today}
                base={base}
              />
            )}
          </section>
        )
      })}
    </div>
  )
}
