import { addDays, type Day } from '#platform/context/days.ts'
import { formatDay, formatDistance, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import {
  type Agreement,
  type AgreementKind,
  type AgreementStanding,
  neverBegins,
  type Signer,
  waitingSigners,
} from './agreement.ts'
import type { TrailEvent } from './trail.ts'

export const kindWord = (kind: AgreementKind): string =>
  ({
    mou: m.agreement_kind_mou,
    'data-sharing': m.agreement_kind_data_sharing,
    service: m.agreement_kind_service,
    sponsorship: m.agreement_kind_sponsorship,
    'support-letter': m.agreement_kind_support_letter,
  })[kind]()

export const standingWord = (standing: AgreementStanding): string =>
  ({
    draft: m.agreement_standing_draft,
    waiting: m.agreement_standing_waiting,
    declined: m.agreement_standing_declined,
    coming: m.agreement_standing_coming,
    inForce: m.agreement_standing_in_force,
    expired: m.agreement_standing_expired,
    ended: m.agreement_standing_ended,
    replaced: m.agreement_standing_replaced,
  })[standing]()

/** How an agreement stands, in one sentence. */
export function standingSentence(agreement: Agreement, today: Day): string {
  const { standing, sending, ending, beginsOn, endsOn, replacedFrom } = agreement
  if (standing === 'waiting' && sending !== null)
    return m.agreement_says_waiting({
      names: formatList(waitingSigners(sending).map((one) => `${one.personName} (${one.organizationName})`)),
    })
  if (standing === 'declined') {
    const who = sending?.signers.find((one) => one.declinedAt !== null)
    return m.agreement_says_declined({
      name: who?.personName ?? '',
      organization: who?.organizationName ?? '',
    })
  }
  if (standing === 'ended' && neverBegins(agreement)) return m.agreement_says_called_off()
  if (standing === 'ended' && ending !== null)
    return m.agreement_says_ended({ on: formatDay(ending.endedOn, today) })
  if (standing === 'coming' && beginsOn !== null)
    return m.agreement_says_coming({ on: formatDay(beginsOn, today) })
  if (standing === 'expired' && endsOn !== null)
    return m.agreement_says_expired({ on: formatDay(endsOn, today) })
  if (standing === 'replaced') return m.agreement_says_replaced()
  if (standing === 'inForce' && ending !== null)
    return m.agreement_says_in_force_ended({
      on: formatDay(ending.endedOn, today),
      when: formatDistance(ending.endedOn, today),
    })
  // Where days lie between the two, its own last day is what counts.
  const follows = replacedFrom !== null && (endsOn === null || replacedFrom <= addDays(endsOn, 1))
  if (standing === 'inForce' && follows)
    return m.agreement_says_in_force_replaced({ on: formatDay(replacedFrom, today) })
  if (standing === 'inForce')
    return endsOn === null
      ? m.agreement_says_in_force()
      : m.agreement_says_in_force_until({ on: formatDay(endsOn, today), when: formatDistance(endsOn, today) })
  return sending === null ? m.agreement_says_draft() : m.agreement_says_recalled()
}

/** From when to when, as facts on a page. */
export function periodText({ beginsOn, endsOn }: Pick<Agreement, 'beginsOn' | 'endsOn'>, today: Day): string {
  if (beginsOn !== null && endsOn !== null)
    return m.agreement_period({ from: formatDay(beginsOn, today), until: formatDay(endsOn, today) })
  if (beginsOn !== null) return m.agreement_period_from({ from: formatDay(beginsOn, today) })
  if (endsOn !== null) return m.agreement_period_until({ until: formatDay(endsOn, today) })
  return m.agreement_period_open()
}

/** One step on the way of a sending, as its audit page says it. */
export const auditSentence = ({ what, reason, ...who }: TrailEvent): string =>
  ({
    sent: m.agreement_event_sent,
    asked: m.agreement_event_asked,
    opened: m.agreement_event_opened,
    signed: m.agreement_event_signed,
    declined: m.agreement_event_declined,
    recalled: m.agreement_event_recalled,
  })[what]({ ...who, reason })

/** What a signer says yes to: shown beside the square, and kept with the signature. */
export const consentWords = (
  title: string,
  signer: Pick<Signer, 'personName' | 'organizationName'>,
): string => m.agreement_consent({ title, name: signer.personName, organization: signer.organizationName })
