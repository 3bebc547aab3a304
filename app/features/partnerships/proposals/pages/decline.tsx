import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { declineProposal } from '../answer.server.ts'
import { declineInput } from '../inputs.ts'
import { readProposal } from '../reads.server.ts'
import { proposalTitle, proposerWords } from '../say.ts'
import { answeredBy } from '../settle.server.ts'

export const meta = () => [{ title: m.proposal_decline() }]

export const loader = load(async (tx, { params, base }) => {
  const proposal = await readProposal(tx, params.proposal ?? '')
  allow(tx.actor, answeredBy[proposal.kind])
  return { proposal, back: `${base}/proposals/${proposal.id}` }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.proposal ?? ''
  const answer = await declineProposal(tx, id, parseForm(declineInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/proposals/${id}`, m.proposal_declined_said(), answer.historyId)
})

export default function DeclineProposal() {
  const { proposal, back } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <NarrowPage
      title={m.proposal_decline()}
      lede={m.proposal_decline_lede({ who: proposerWords(proposal), reason: proposal.reason })}
      back={{ to: back, label: proposalTitle(proposal) }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <TextArea
          name="reason"
          label={m.proposal_decline_reason()}
          help={m.proposal_decline_help()}
          required
          rows={4}
          defaultValue={typed('reason')}
          error={errorOf('reason')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.proposal_decline()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
