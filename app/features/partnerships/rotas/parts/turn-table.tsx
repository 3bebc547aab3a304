import { Link } from 'react-router'
import type { Day } from '#platform/context/days.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import type { Place, Turn } from '../rota.ts'
import { placeWord, sideWords } from '../say.ts'

type Whose = { organization: string; person: string | null }
interface ShownMeeting {
  id: string
  title: string
  language: string | null
  startsOn: Day
  turns: (Turn & Whose & { skipped: (Whose & { id: string; reason: string })[] })[]
}

/** Whose turn it is in the meetings to come: a line a meeting, a column a place. What is only proposed says so. */
export function TurnTable({
  places,
  meetings,
  may,
  base,
  today,
}: {
  places: readonly Place[]
  meetings: readonly ShownMeeting[]
  may: boolean
  base: string
  today: Day
}) {
  return (
    <DataTable
      caption={m.rota_next()}
      rows={meetings}
      rowKey={(meeting) => meeting.id}
      columns={[
        {
          key: 'meeting',
          label: m.rota_meeting(),
          cell: (meeting) => (
            <>
              <Link to={`${base}/meetings/${meeting.id}`} lang={meeting.language ?? undefined}>
                {meeting.title}
              </Link>
              <br />
              <span className="soft small">{formatDay(meeting.startsOn, today)}</span>
            </>
          ),
        },
        ...places.map((place) => ({
          key: place,
          label: placeWord(place),
          cell: (meeting: ShownMeeting) => {
            const turn = meeting.turns.find((one) => one.place === place)
            return turn === undefined ? null : <TurnCell turn={turn} may={may} base={base} />
          },
        })),
      ]}
    />
  )
}

function TurnCell({ turn, may, base }: { turn: ShownMeeting['turns'][number]; may: boolean; base: string }) {
  const name = turn.organizationId === null ? m.rota_nobody() : (turn.person ?? turn.organization)
  const to = `${base}/rotas/${turn.rotaId}/turn?meeting=${turn.meetingId}`
  // One thing in its cell, which on a phone is a line of its own.
  return (
    <div>
      {may && turn.organizationId !== null ? <Link to={to}>{name}</Link> : name}
      <span className="soft small">
        {turn.person !== null && (
          <>
            <br />
            {turn.organization}
          </>
        )}
        {turn.organizationId !== null && !turn.isSet && (
          <>
            <br />
            {m.rota_proposed()}
          </>
        )}
        {turn.skipped.map((one) => (
          <span key={one.id}>
            <br />
            {m.rota_skipped_by({ who: sideWords(one), reason: one.reason })}
          </span>
        ))}
      </span>
    </div>
  )
}
