import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Row } from '#ui/rows/rows.tsx'
import { Tag, type TagTone } from '#ui/tag/tag.tsx'
import type { ProposalLine } from '../lines.server.ts'
import type { ProposalStanding } from '../proposal.ts'
import { proposalTitle, proposerWords, standingWord } from '../say.ts'

export const standingTones: Record<ProposalStanding, TagTone> = {
  open: 'straw',
  accepted: 'spruce',
  declined: 'rust',
  withdrawn: 'plain',
}

/** A proposal in a list: what, by whom and since when, and how it stands. */
export function ProposalRow({
  proposal,
  base,
  today,
}: {
  proposal: ProposalLine
  base: string
  today: string
}) {
  return (
    <Row
      title={proposalTitle(proposal)}
      to={`${base}/proposals/${proposal.id}`}
      who={m.proposal_line({
        who: proposerWords(proposal),
        day: formatDay(proposal.proposedOn, today),
      })}
      end={<Tag tone={standingTones[proposal.standing]}>{standingWord(proposal.standing)}</Tag>}
    />
  )
}
