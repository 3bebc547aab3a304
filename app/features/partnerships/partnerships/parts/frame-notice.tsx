import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import type { Frame } from '../frame.server.ts'

/** What must be known before anything else here: the own organization has left or is asked, or the work rests or is concluded. */
export function FrameNotice({ frame, here }: { frame: Frame; here: string }) {
  const { partnership, ownStanding, rest, can: may } = frame
  const day = (on: string) => formatDay(on, frame.today)
  if (frame.readsUntil !== null && ownStanding !== 'invited')
    return <Notice title={m.partnership_left_notice({ on: day(frame.readsUntil) })} />
  if (ownStanding === 'invited')
    return (
      <Notice
        title={m.partnership_invited_notice()}
        action={
          may.answer && (
            <ButtonLink look="go" to={`${here}/answer`}>
              {m.partnership_answer_link()}
            </ButtonLink>
          )
        }
      >
        {!may.answer && <p>{m.partnership_invited_wait()}</p>}
      </Notice>
    )
  if (frame.standing === 'concluded' && rest !== null)
    return (
      <Notice
        title={m.partnership_concluded_notice({ on: day(rest.since) })}
        action={
          may.conclude ? (
            <ButtonLink to={`${here}/reopen`}>{m.partnership_reopen()}</ButtonLink>
          ) : (
            may.proposeReopening && (
              <ButtonLink to={`${here}/propose-reopening`}>{m.proposal_reopening()}</ButtonLink>
            )
          )
        }
      >
        <p>{rest.note}</p>
      </Notice>
    )
  if (frame.standing === 'paused' && rest !== null)
    return (
      <Notice
        title={m.partnership_paused_notice({ on: day(rest.since) })}
        action={
          may.conclude ? (
            <ButtonLink to={`${here}/pause`}>{m.partnership_resume()}</ButtonLink>
          ) : (
            may.proposeResumption && (
              <ButtonLink to={`${here}/propose-resumption`}>{m.proposal_resumption()}</ButtonLink>
            )
          )
        }
      >
        <p>{rest.note}</p>
      </Notice>
    )
  const resting = partnership.partners.filter((partner) => partner.paused && partner.standing === 'accepted')
  if (resting.length > 0)
    return (
      <Notice
        title={m.partnership_partners_paused_notice({
          names: formatList(resting.map((partner) => partner.name)),
          count: resting.length,
        })}
      />
    )
  return null
}
