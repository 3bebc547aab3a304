import type { Day } from '#platform/context/days.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { BehalfSummary } from '../behalf.ts'

/** Beside an act that was recorded for a partner: by whom, when, how it is known, and what the partner says of it. */
export function BehalfLabel({
  behalf,
  today,
}: {
  behalf: BehalfSummary & { takenBack?: boolean }
  today: Day
}) {
  const facts = {
    who: behalf.recordedBy ?? m.behalf_someone(),
    organization: behalf.organizationName,
    on: formatDay(behalf.recordedOn, today),
  }
  const said = behalf.takenBack
    ? m.behalf_taken_back()
    : behalf.disputedAt !== null
      ? m.behalf_disputed({ organization: behalf.organizationName, reason: behalf.disputeReason ?? '' })
      : behalf.acceptedAt !== null
        ? m.behalf_accepted({ organization: behalf.organizationName })
        : m.behalf_waiting()
  return (
    <span className="small soft">
      {behalf.evidence === ''
        ? m.behalf_label(facts)
        : m.behalf_label_evidence({ ...facts, evidence: behalf.evidence })}
      {isWebAddress(behalf.evidenceLink) && (
        <>
          {' '}
          <a href={behalf.evidenceLink} rel="noreferrer nofollow">
            {m.behalf_see_evidence()}
          </a>
        </>
      )}{' '}
      · {said}
    </span>
  )
}

const isWebAddress = (link: string): boolean => /^https?:\/\//i.test(link)
