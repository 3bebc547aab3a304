import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Timeline, TimelineItem } from '#ui/timeline/timeline.tsx'
import type { BehalfSummary } from '../../behalf/behalf.ts'
import { BehalfLabel } from '../../behalf/parts/behalf-label.tsx'
import type { Deed } from '../acts.server.ts'

/** What happened to a promise, from the day it was made. */
export function DeedTimeline({
  deeds,
  pledged,
  behalfs,
  today,
}: {
  deeds: readonly Deed[]
  pledged: { on: string; by: string; behalfId: string | null }
  behalfs: readonly BehalfSummary[]
  today: string
}) {
  return (
    <Timeline label={m.commitment_timeline()}>
      <TimelineItem
        title={m.commitment_deed_pledged({ who: pledged.by })}
        when={formatDay(pledged.on, today)}
        at={pledged.on}
      >
        <Label behalf={behalfs} id={pledged.behalfId} today={today} />
      </TimelineItem>
      {deeds.map((deed) => (
        <TimelineItem
          key={`${deed.kind} ${deed.id}`}
          title={deedText(deed, today)}
          when={formatDay(deed.on, today)}
          at={deed.on}
          strong={deed.kind === 'fulfilled'}
        >
          {deed.words !== '' && <p>{deed.words}</p>}
          {/^https?:\/\//.test(deed.link) && (
            <p>
              <a href={deed.link} rel="noreferrer">
                {m.commitment_see_evidence()}
              </a>
            </p>
          )}
          <Label behalf={behalfs} id={deed.behalfId} today={today} />
        </TimelineItem>
      ))}
    </Timeline>
  )
}

function deedText(deed: Deed, today: string): string {
  const who = deed.organization ?? deed.person ?? m.commitment_other_side()
  const day = deed.newDueOn === null ? '' : formatDay(deed.newDueOn, today)
  switch (deed.kind) {
    case 'accepted':
      return m.commitment_deed_accepted({ who })
    case 'fulfilled':
      return m.commitment_deed_fulfilled({ who })
    case 'acknowledged':
      return m.commitment_deed_acknowledged({ who })
    case 'disputed':
      return m.commitment_deed_disputed({ who })
    case 'settled':
      return m.commitment_deed_settled({ who })
    case 'asked':
      return m.commitment_deed_asked({ who, day })
    case 'moved':
      return m.commitment_deed_moved({ who, day })
    case 'declined':
      return m.commitment_deed_declined({ who, day })
    case 'withdrawn':
      return m.commitment_deed_withdrawn({ who })
  }
}

function Label({
  behalf,
  id,
  today,
}: {
  behalf: readonly BehalfSummary[]
  id: string | null
  today: string
}) {
  const found = behalf.find((one) => one.id === id)
  return found === undefined ? null : <BehalfLabel behalf={found} today={today} />
}
