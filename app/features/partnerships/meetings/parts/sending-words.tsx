import { formatList, formatMoment } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { type Minutes, type Named, readAsSent, type Sending } from '../meeting.ts'

type SendingWordsProps = {
  sending: Sending
  minutes: Minutes | null
  partners: readonly Named[]
  zone: string
}

/**
 * That the minutes were sent, which partners have said they are right, and who still has to: whoever sent them is not
 * asked, as Today asks. Where they were changed since, nobody has to: what is confirmed is the text that was sent, and all can confirm the one that is sent next.
 */
export function SendingWords({ sending, minutes, partners, zone }: SendingWordsProps) {
  const day = formatMoment(sending.sentAt, zone)
  const waiting = partners.filter(
    ({ id }) => id !== sending.organization.id && !sending.confirmedBy.some((one) => one.id === id),
  )
  const names = (of: readonly Named[]) => formatList(of.map((one) => one.name))
  if (!readAsSent(minutes, sending))
    return (
      <>
        <p>{m.minutes_changed_since({ day })}</p>
        {sending.confirmedBy.length > 0 && (
          <p>{m.minutes_confirmed_then({ organizations: names(sending.confirmedBy) })}</p>
        )}
        {partners.length > 0 && (
          <p className="soft">{m.minutes_waiting_for_sending({ organizations: names(partners) })}</p>
        )}
      </>
    )
  return (
    <>
      <p>{m.minutes_sent_on({ day })}</p>
      {sending.confirmedBy.length > 0 && (
        <p>{m.minutes_confirmed_by({ organizations: names(sending.confirmedBy) })}</p>
      )}
      {waiting.length > 0 && (
        <p className="soft">{m.minutes_waiting_for({ organizations: names(waiting) })}</p>
      )}
    </>
  )
}
