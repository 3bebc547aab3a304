import { addDays, type Day } from '#platform/context/days.ts'

export const opennesses = ['open', 'confidential', 'anonymous'] as const
export type Openness = (typeof opennesses)[number]

/** What the other party may see; of `nothing` the summary, once a steward has taken it up. */
export const shownChoices = ['everything', 'summary', 'nothing'] as const
export type Shown = (typeof shownChoices)[number]

export const trustAnswers = ['yes', 'partly', 'no'] as const
export type TrustAnswer = (typeof trustAnswers)[number]

export const concernStandings = ['open', 'settled', 'all'] as const
export type ConcernStanding = (typeof concernStandings)[number]

interface Named {
  id: string
  name: string
}

/** A concern as this reader may know it: what is not for them is null. */
export interface Concern {
  id: string
  partnershipId: string
  partnershipName: string
  summary: string
  about: string | null
  language: string | null
  openness: Openness
  shown: Shown
  raisedOn: Day
  raisedBy: { person: Named | null; organization: Named } | null
  parties: Named[]
  steward: {
    id: string
    person: Named
    organization: Named
    proposedOn: Day
    /** Who proposed them, where that was not whoever raised it. */
    proposedBy: string | null
    /** When whoever raised it said yes to them; before that nobody is asked. */
    agreedOn: Day | null
    acceptedOn: Day | null
    /** They are from outside of the partnership, named by the workspace, and come by key. */
    outside: boolean
  } | null
  acknowledgedOn: Day | null
  /** What was agreed last, if it holds. */
  settlement: { id: string; agreed: string; settledOn: Day } | null
  reopened: { on: Day; why: string } | null
  acknowledgeBy: Day
  settleBy: Day
  followUpOn: Day | null
  trust: { side: 'raiser' | 'party'; organization: Named | null; answer: TrustAnswer; on: Day }[]
  /** Who the reader is to it. */
  as: { raiser: boolean; steward: boolean; asked: boolean; party: boolean }
}

/**
 * A concern as it stands among others: of one that is not open only that there is one, and what the reader has to do with
 * it. Its text is read on its own page, where every reading is written down.
 */
export type ConcernLine = Omit<Concern, 'summary'> & { summary: string | null }

/** What a list of concerns shows of each. */
export type ListedConcern = Omit<ConcernLine, 'steward' | 'trust'>

/** What is left of a concern wherever no reading is written down. */
export const lineOf = (concern: Concern): ConcernLine =>
  concern.openness === 'open'
    ? concern
    : {
        ...concern,
        summary: null,
        about: null,
        language: null,
        raisedBy: null,
        parties: [],
        settlement: concern.settlement && { ...concern.settlement, agreed: '' },
        reopened: concern.reopened && { ...concern.reopened, why: '' },
      }

/** Which day comes next that somebody waits for, and whether it has passed. */
export function nextDay(
  concern: Pick<Concern, 'acknowledgedOn' | 'settlement' | 'acknowledgeBy' | 'settleBy'>,
  today: Day,
): { step: 'acknowledge' | 'settle'; on: Day; late: boolean } | null {
  if (concern.settlement !== null) return null
  const step = concern.acknowledgedOn === null ? 'acknowledge' : 'settle'
  const on = step === 'acknowledge' ? concern.acknowledgeBy : concern.settleBy
  // Where both days have passed, the first one that did says since when.
  return { step, on, late: on < today || concern.settleBy < today }
}

/** Days by which a concern is to be acknowledged and settled; one taken up again is settled anew. */
export const daysOf = (
  raisedOn: Day,
  reopenedOn: Day | null,
  limits: { acknowledge: number; settle: number },
): { acknowledgeBy: Day; settleBy: Day } => ({
  acknowledgeBy: addDays(raisedOn, limits.acknowledge),
  settleBy: addDays(reopenedOn ?? raisedOn, limits.settle),
})

/**
 * What a reader may know of a concern they reach. `about`, who raised it and the talk are for the raiser, the
 * steward who has said yes, everybody where it is open, and a party that was allowed everything; of an anonymous
 * one nobody knows who raised it, and its talk stays between the two.
 */
export function mayKnow(
  { openness, shown }: Pick<Concern, 'openness' | 'shown'>,
  as: Concern['as'],
): { about: boolean; raiser: boolean; talk: boolean } {
  const inside = openness === 'open' || as.raiser || as.steward
  const about = inside || (as.party && shown === 'everything')
  return { about, raiser: about && openness !== 'anonymous', talk: inside }
}

/** Who can't be steward. */
export interface Sides {
  parties: readonly string[]
  /** Null of a raiser without a name. */
  raiserOrganizationId: string | null
  raiserId: string | null
}
/** Whether somebody could be steward: nobody who belongs to a party or to the raiser's organization, nor the raiser. */
export const takesNoSide = (
  concern: Sides,
  candidate: { personId: string; organizationIds: readonly string[] },
): boolean =>
  candidate.personId !== concern.raiserId &&
  candidate.organizationIds.every(
    (id) => !concern.parties.includes(id) && id !== concern.raiserOrganizationId,
  )

/** Who can't be steward of what somebody is about to raise: of an anonymous raiser the organization is not known. */
export const sidesOfRaiser = (
  raiser: Omit<Sides, 'parties'>,
  { parties, openness }: { parties: readonly string[]; openness: Openness },
): Sides => ({
  ...raiser,
  parties,
  raiserOrganizationId: openness === 'anonymous' ? null : raiser.raiserOrganizationId,
})

/** Whom to propose first: of those who take no side, whoever sees to the fewest now, in their own order. */
export const firstToAsk = <C extends { busy: number }>(candidates: readonly C[]): C | null =>
  candidates.reduce<C | null>((best, one) => (best === null || one.busy < best.busy ? one : best), null)
