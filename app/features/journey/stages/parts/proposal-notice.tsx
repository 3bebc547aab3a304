import { Form } from 'react-router'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { Section } from '#ui/section/section.tsx'
import { stageWord } from '../../../partnerships/partnerships/say.ts'
import type { Proposal } from '../reads.server.ts'

type ProposalNoticeProps = {
  proposal: Pick<Proposal, 'stage' | 'reason' | 'proposedBy' | 'organization' | 'organizationId'>
  here: string
  ownOrganizationId: string
  can: { decide: boolean; keepOwn: boolean }
}

/** A proposal that waits, in its own words, with the answers that the reader can give. */
export function ProposalNotice({ proposal, here, ownOrganizationId, can: may }: ProposalNoticeProps) {
  return (
    <Section
      title={m.journey_proposal({
        name: proposal.proposedBy ?? m.journey_someone(),
        organization: proposal.organization,
        stage: stageWord(proposal.stage),
      })}
    >
      <Quote>{proposal.reason}</Quote>
      <div className="bar">
        {may.decide && (
          <>
            <ButtonLink look="go" to={`${here}/journey/move?stage=${proposal.stage}`}>
              {m.journey_proposal_decide()}
            </ButtonLink>
            <ButtonLink to={`${here}/journey/decline`}>{m.journey_proposal_decline()}</ButtonLink>
          </>
        )}
        {may.keepOwn && proposal.organizationId === ownOrganizationId && (
          <Form method="post" action={`${here}/journey`}>
            <input type="hidden" name="act" value="withdraw-proposal" />
            <Button look="quiet">{m.journey_proposal_withdraw()}</Button>
          </Form>
        )}
      </div>
    </Section>
  )
}
