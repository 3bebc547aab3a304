import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { Written } from '#ui/written/written.tsx'
import type { Concern } from '../concern.ts'
import { belongsLine, shownShort, trustLine } from '../say.ts'

/** How a concern stands: its steward, the days, and what trust has done since. */
export function ConcernFacts({
  concern,
  today,
  workspace,
}: {
  concern: Concern
  today: string
  workspace: string
}) {
  const { steward } = concern
  const stewardWords =
    steward === null
      ? m.concern_steward_none()
      : (steward.acceptedOn !== null
          ? m.concern_steward_is
          : steward.agreedOn === null
            ? m.concern_steward_proposed
            : m.concern_steward_asked)({
          name: steward.person.name,
          organization: steward.organization.name,
          day: formatDay(steward.acceptedOn ?? steward.proposedOn, today),
        })
  const day = (on: string | null | undefined, by: string) =>
    on == null
      ? m.concern_by_day({ day: formatDay(by, today) })
      : m.concern_acknowledged_on({ day: formatDay(on, today) })
  return (
    <div className="stack">
      <KeyValues
        items={[
          {
            term: m.concern_steward(),
            value:
              // Whoever it is knows whose they are.
              steward?.outside === true && !concern.as.steward && !concern.as.asked ? (
                <>
                  {stewardWords}. {belongsLine(steward, workspace)}
                </>
              ) : (
                stewardWords
              ),
          },
          ...(concern.parties.length === 0
            ? []
            : [
                {
                  term: m.concern_parties(),
                  value: formatList(concern.parties.map((one) => one.name)),
                },
              ]),
          ...(concern.openness === 'open'
            ? []
            : [{ term: m.concern_shown_term(), value: shownShort[concern.shown]() }]),
          {
            term: concern.acknowledgedOn === null ? m.concern_to_acknowledge() : m.concern_acknowledged(),
            value: day(concern.acknowledgedOn, concern.acknowledgeBy),
          },
          {
            term: concern.settlement === null ? m.concern_to_settle() : m.concern_settled(),
            value: day(concern.settlement?.settledOn, concern.settleBy),
          },
        ]}
      />
      {concern.reopened !== null && (
        <>
          <p className="soft">{m.concern_reopened({ day: formatDay(concern.reopened.on, today) })}</p>
          <Written>{concern.reopened.why}</Written>
        </>
      )}
      {concern.trust.map((one) => (
        <p key={`${one.side} ${one.organization?.id}`}>{trustLine(one, today)}</p>
      ))}
      {concern.followUpOn !== null && concern.followUpOn > today && (
        <p className="soft">{m.concern_trust_asked_on({ day: formatDay(concern.followUpOn, today) })}</p>
      )}
    </div>
  )
}
