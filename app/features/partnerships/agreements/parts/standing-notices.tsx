import type { Day } from '#platform/context/days.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import type { Agreement } from '../agreement.ts'

/** Why it was called back or ended, and what stands in its place or will. */
export function StandingNotices({
  agreement,
  base,
  today,
}: {
  agreement: Agreement
  base: string
  today: Day
}) {
  const { sending, standing, ending, replacedById, replacedFrom } = agreement
  return (
    <>
      {sending?.recalledAt != null && sending.recallReason !== null && standing === 'draft' && (
        <Notice>{m.agreement_recalled_because({ reason: sending.recallReason })}</Notice>
      )}
      {ending !== null && (
        <Notice>
          {m.agreement_ended_because({ on: formatDay(ending.endedOn, today), reason: ending.reason })}
        </Notice>
      )}
      {replacedById !== null && (
        <Notice
          action={
            <ButtonLink to={`${base}/agreements/${replacedById}`}>{m.agreement_see_newer()}</ButtonLink>
          }
        >
          {standing === 'replaced' || replacedFrom === null
            ? m.agreement_says_replaced()
            : m.agreement_replaced_from({ on: formatDay(replacedFrom, today) })}
        </Notice>
      )}
    </>
  )
}
