import type { Day } from '#platform/context/days.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import {
  type Concern,
  type ConcernLine,
  type ListedConcern,
  nextDay,
  type Openness,
  type Shown,
  type TrustAnswer,
} from './concern.ts'

export const opennessWords: Record<Openness, { label: () => string; help: () => string }> = {
  open: { label: m.concern_openness_open, help: m.concern_openness_open_help },
  confidential: { label: m.concern_openness_confidential, help: m.concern_openness_confidential_help },
  anonymous: { label: m.concern_openness_anonymous, help: m.concern_openness_anonymous_help },
}

export const shownWords: Record<Shown, () => string> = {
  everything: m.concern_shown_everything,
  summary: m.concern_shown_summary,
  nothing: m.concern_shown_nothing,
}
export const shownShort: Record<Shown, () => string> = {
  everything: m.concern_shown_short_everything,
  summary: m.concern_shown_short_summary,
  nothing: m.concern_shown_short_nothing,
}

export const trustWords: Record<TrustAnswer, () => string> = {
  yes: m.concern_trust_yes,
  partly: m.concern_trust_partly,
  no: m.concern_trust_no,
}
const trustLines = {
  yes: m.concern_trust_line_yes,
  partly: m.concern_trust_line_partly,
  no: m.concern_trust_line_no,
}

export const trustLine = ({ answer, on, organization }: Concern['trust'][number], today: Day): string =>
  trustLines[answer]({ who: organization?.name ?? m.concern_trust_raiser(), day: formatDay(on, today) })

/** What a concern is called among others: its line, or that there is one. */
export const titleOf = ({ summary, openness }: Pick<ConcernLine, 'summary' | 'openness'>): string =>
  summary ?? (openness === 'anonymous' ? m.concern_unnamed_anonymous() : m.concern_unnamed_confidential())

/** How it stands, in a few words, and whether it is late. */
export function stateWords(concern: ListedConcern, today: Day): { text: string; on: Day; late: boolean } {
  const next = nextDay(concern, today)
  if (next === null) {
    const on = concern.settlement?.settledOn ?? concern.raisedOn
    return { text: m.concern_state_settled({ day: formatDay(on, today) }), on, late: false }
  }
  const day = { day: formatDay(next.on, today) }
  const said =
    next.step === 'acknowledge'
      ? next.late
        ? m.concern_state_late_acknowledge(day)
        : m.concern_state_acknowledge(day)
      : next.late
        ? m.concern_state_late_settle(day)
        : m.concern_state_settle(day)
  return { text: said, on: next.on, late: next.late }
}

/** Who raised it and when, as far as the reader may know. */
export function raisedLine(
  { raisedBy, raisedOn }: Pick<Concern, 'raisedBy' | 'raisedOn'>,
  today: Day,
): string {
  const day = formatDay(raisedOn, today)
  if (raisedBy === null) return m.concern_by_nobody({ day })
  const organization = raisedBy.organization.name
  return raisedBy.person === null
    ? m.concern_by_organization({ organization, day })
    : m.concern_by({ name: raisedBy.person.name, organization, day })
}

/** To whom a steward belongs, said honestly: to a partner that takes no side, or to nobody of the partnership. */
export const belongsLine = (
  steward: Pick<NonNullable<Concern['steward']>, 'person' | 'organization' | 'outside'>,
  workspace: string,
): string =>
  (steward.outside ? m.concern_belongs_outside : m.concern_belongs_inside)({
    name: steward.person.name,
    organization: steward.organization.name,
    workspace,
  })
