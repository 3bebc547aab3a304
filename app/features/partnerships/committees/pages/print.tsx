import { useLoaderData } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { PrintButton } from '#ui/print-button/print-button.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { holdsSeat } from '../committee.ts'
import { MemberTable } from '../parts/member-table.tsx'
import { listCommittees } from '../reads.server.ts'
import { committeeWords } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) => [
  {
    title:
      data === undefined
        ? m.committees_title()
        : m.committees_of({ partnership: data.frame.partnership.name }),
  },
]

export const loader = load(async (tx, { params, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const all = { query: '', sort: 'name', direction: 'asc', cursor: null, limit: 200 } as const
  const { items } = await listCommittees(tx, {
    ...all,
    standing: 'current',
    partnershipId: frame.partnership.id,
  })
  return {
    frame,
    committees: items.map((one) => ({
      ...one,
      sits: one.members.filter((each) => holdsSeat(each, tx.today)),
    })),
    base,
  }
})

/** Who sits in which committee, all of it on paper: for the wall of the hall, or the next meeting. */
export default function PrintCommittees() {
  const { frame, committees, base } = useLoaderData<typeof loader>()
  const { partnership, today } = frame
  return (
    <NarrowPage
      title={m.committees_of({ partnership: partnership.name })}
      lede={m.committees_print_lede({ day: formatDay(today) })}
      back={{ to: `${base}/partnerships/${partnership.id}/committees`, label: m.committees_title() }}
    >
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <PrintButton>{m.meeting_print()}</PrintButton>
        {committees.length === 0 && <p className="soft">{m.committees_empty_title()}</p>}
        {committees.map((one) => (
          <Section
            key={one.id}
            title={<span lang={one.language ?? undefined}>{one.name}</span>}
            {...(one.purpose === ''
              ? {}
              : { lede: <span lang={one.language ?? undefined}>{one.purpose}</span> })}
          >
            {one.sits.length > 0 && (
              <MemberTable caption={one.name} members={one.sits} today={today} base={base} />
            )}
            <p className="soft">{committeeWords(one, today)}</p>
          </Section>
        ))}
      </div>
    </NarrowPage>
  )
}
