import type { Day } from '#platform/context/days.ts'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { Proposal, ProposalKind, ProposalStanding } from './proposal.ts'

type Asked = Pick<Proposal, 'kind' | 'name' | 'organizations' | 'partnershipName'>

/** What is proposed, in a few words: the title of its page and of its line. */
export function proposalTitle({ kind, name, organizations, partnershipName }: Asked): string {
  const partnership = partnershipName ?? ''
  if (kind === 'partnership') return m.proposal_title_partnership({ name })
  if (kind === 'partner')
    return m.proposal_title_partner({ name: formatList(organizations.map((one) => one.name)), partnership })
  if (kind === 'pause') return m.proposal_title_pause({ partnership })
  if (kind === 'resumption') return m.proposal_title_resumption({ partnership })
  if (kind === 'reopening') return m.proposal_title_reopening({ partnership })
  return m.proposal_title_conclusion({ partnership })
}

/** Who proposes, in words: "Lucía Ferrer of Harbor Youth". */
export const proposerWords = ({ proposedBy, organization }: Pick<Proposal, 'proposedBy' | 'organization'>) =>
  m.proposal_by({ name: proposedBy ?? m.proposal_someone(), organization })

export const kindWord = (kind: ProposalKind): string =>
  ({
    partnership: m.proposal_kind_partnership,
    partner: m.proposal_kind_partner,
    pause: m.proposal_kind_pause,
    resumption: m.proposal_kind_resumption,
    conclusion: m.proposal_kind_conclusion,
    reopening: m.proposal_kind_reopening,
  })[kind]()

export const standingWord = (standing: ProposalStanding): string =>
  ({
    open: m.proposal_standing_open,
    accepted: m.proposal_standing_accepted,
    declined: m.proposal_standing_declined,
    withdrawn: m.proposal_standing_withdrawn,
  })[standing]()

/** How a proposal stands, in a sentence. */
export function standingSentence(
  { standing, settledBy }: Pick<Proposal, 'standing' | 'settledBy'>,
  { settledOn, today }: { settledOn: Day | null; today?: Day },
): string {
  if (standing === 'open' || settledOn === null) return m.proposal_is_open()
  const facts = { name: settledBy ?? m.proposal_someone(), day: formatDay(settledOn, today) }
  if (standing === 'accepted') return m.proposal_is_accepted(facts)
  return standing === 'declined' ? m.proposal_is_declined(facts) : m.proposal_is_withdrawn(facts)
}
