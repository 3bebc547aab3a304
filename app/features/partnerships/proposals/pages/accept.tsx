import { Form, useLoaderData } from 'react-router'
import { communityChoices } from '#features/landscape/index.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { ChooseOrganization } from '../../partnerships/parts/choose-organization.tsx'
import { acceptProposal } from '../accept.server.ts'
import { acceptInput } from '../inputs.ts'
import { matchNames } from '../match.server.ts'
import { AcceptFields } from '../parts/accept-fields.tsx'
import { readProposal } from '../reads.server.ts'
import { proposalTitle, proposerWords } from '../say.ts'
import { answeredBy } from '../settle.server.ts'

export const meta = () => [{ title: m.proposal_accept() }]

/** First whose records the names are, one after the other, then the form: so nothing typed is lost while choosing. */
export const loader = load(async (tx, { params, url, base }) => {
  const proposal = await readProposal(tx, params.proposal ?? '')
  allow(tx.actor, answeredBy[proposal.kind])
  const records = (url.searchParams.get('records') ?? '').split(',').filter((one) => one !== '')
  const query = url.searchParams.get('query')?.slice(0, 200) ?? null
  return {
    proposal,
    records,
    query,
    ...(await matchNames(tx, proposal, { records, query })),
    communities: proposal.kind === 'partnership' ? await communityChoices(tx) : [],
    today: tx.today,
    back: `${base}/proposals/${proposal.id}`,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.proposal ?? ''
  const answer = await acceptProposal(tx, id, parseForm(acceptInput, form))
  if (isRefusal(answer)) return answer
  const { startedPartnershipId } = answer
  return done(
    startedPartnershipId === null
      ? `${base}/proposals/${id}`
      : `${base}/partnerships/${startedPartnershipId}/people`,
    m.proposal_accepted_said(),
    answer.historyId,
  )
})

export default function AcceptProposal() {
  const { proposal, records, query, known, added, next, communities, today, back } =
    useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const way = { to: back, label: proposalTitle(proposal) }
  if (next !== null) {
    const address = (record: string) =>
      `${back}/accept?records=${[...records, `${next.index}~${record}`].join(',')}`
    return (
      <NarrowPage
        title={m.proposal_which({ name: next.name })}
        lede={m.proposal_which_lede({ name: next.name })}
        back={way}
      >
        <p>
          <ButtonLink to={address('new')}>{m.proposal_add_record({ name: next.name })}</ButtonLink>
        </p>
        <ChooseOrganization
          choices={next.choices}
          query={query ?? next.name}
          keep={{ records: records.join(',') }}
          to={address}
        />
      </NarrowPage>
    )
  }
  return (
    <NarrowPage
      title={m.proposal_accept_title()}
      lede={m.proposal_decline_lede({ who: proposerWords(proposal), reason: proposal.reason })}
      back={way}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <AcceptFields
          proposal={proposal}
          known={known}
          added={added}
          communities={communities}
          today={today}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.proposal_accept()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
