import { Form, Link, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { Section } from '#ui/section/section.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { proposalAbilities } from '../abilities.server.ts'
import { withdrawProposal } from '../answer.server.ts'
import { lineOf } from '../lines.server.ts'
import { standingTones } from '../parts/proposal-row.tsx'
import { readProposal } from '../reads.server.ts'
import { kindWord, proposalTitle, proposerWords, standingSentence, standingWord } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) => [
  { title: data === undefined ? m.proposals_title() : proposalTitle(data.proposal) },
]

export const loader = load(async (tx, { params, base }) => {
  const proposal = await readProposal(tx, params.proposal ?? '')
  return {
    proposal: lineOf(tx, proposal),
    history: await historyOf(tx, { subjectKind: 'proposal', subjectId: proposal.id }, { most: 10 }),
    base,
    today: tx.today,
    can: proposalAbilities(tx, proposal),
  }
})

/** The one act of this page: taking the own proposal back. */
export const action = act(async (tx, { params, base }) => {
  const id = params.proposal ?? ''
  const answer = await withdrawProposal(tx, id)
  return isRefusal(answer)
    ? answer
    : done(`${base}/proposals/${id}`, m.proposal_withdrawn_said(), answer.historyId)
})

export default function ProposalPage() {
  const { proposal, history, base, today, can: may } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const { standing, partnershipId, startedPartnershipId } = proposal
  const here = `${base}/proposals/${proposal.id}`
  return (
    <>
      <PageHead
        crumbsLabel={m.breadcrumbs()}
        crumbs={[
          { label: m.partnerships_title(), to: `${base}/partnerships` },
          ...(partnershipId === null
            ? []
            : [{ label: proposal.partnershipName ?? '', to: `${base}/partnerships/${partnershipId}` }]),
          { label: m.proposals_title(), to: `${base}/proposals` },
        ]}
        title={proposalTitle(proposal)}
        badge={<Tag tone={standingTones[standing]}>{standingWord(standing)}</Tag>}
        lede={standingSentence(proposal, { settledOn: proposal.settledOn, today })}
        actions={
          (may.answer || may.withdraw) && (
            <>
              {may.answer && (
                <>
                  <ButtonLink look="go" to={`${here}/accept`}>
                    {m.proposal_accept()}
                  </ButtonLink>
                  <ButtonLink to={`${here}/decline`}>{m.proposal_decline()}</ButtonLink>
                </>
              )}
              {may.withdraw && (
                <Form method="post">
                  <Button look="quiet">{m.proposal_withdraw()}</Button>
                </Form>
              )}
            </>
          )
        }
      />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        <Section title={m.proposal_reason()}>
          <Quote
            by={m.proposal_line({ who: proposerWords(proposal), day: formatDay(proposal.proposedOn, today) })}
          >
            {proposal.reason}
          </Quote>
        </Section>
        {proposal.declineReason !== '' && (
          <Section title={m.proposal_declined_why()}>
            <Quote by={proposal.settledBy ?? m.proposal_someone()}>{proposal.declineReason}</Quote>
          </Section>
        )}
        <Section title={m.proposal_what()}>
          <KeyValues
            items={[
              { term: m.proposal_kind(), value: kindWord(proposal.kind) },
              ...(proposal.name === '' ? [] : [{ term: m.partnership_name(), value: proposal.name }]),
              ...(proposal.purpose === ''
                ? []
                : [{ term: m.partnership_purpose(), value: proposal.purpose }]),
              ...(proposal.organizations.length === 0
                ? []
                : [
                    {
                      term: m.proposal_organizations(),
                      value: (
                        <NamedList
                          organizations={proposal.organizations}
                          base={base}
                          open={standing === 'open'}
                        />
                      ),
                    },
                  ]),
              ...(proposal.communities.length === 0
                ? []
                : [
                    {
                      term: m.proposal_communities(),
                      value: (
                        <ul className="plain-list">
                          {proposal.communities.map(({ id, name }) => (
                            <li key={id}>
                              <Link to={`${base}/communities/${id}`}>{name}</Link>
                            </li>
                          ))}
                        </ul>
                      ),
                    },
                  ]),
              ...(startedPartnershipId === null
                ? []
                : [
                    {
                      term: m.proposal_came(),
                      value: <Link to={`${base}/partnerships/${startedPartnershipId}`}>{proposal.name}</Link>,
                    },
                  ]),
            ]}
          />
        </Section>
        <Section title={m.proposal_history()}>
          <History lines={history} />
        </Section>
      </div>
    </>
  )
}

/** Who should take part; while it waits, a name that isn't in the records says so. */
function NamedList({
  organizations,
  base,
  open,
}: {
  organizations: { id: string | null; name: string }[]
  base: string
  open: boolean
}) {
  return (
    <ul className="plain-list">
      {organizations.map(({ id, name }) => (
        <li key={id ?? name}>
          {id === null ? (
            open ? (
              m.proposal_not_in_records({ name })
            ) : (
              name
            )
          ) : (
            <Link to={`${base}/organizations/${id}`}>{name}</Link>
          )}
        </li>
      ))}
    </ul>
  )
}
