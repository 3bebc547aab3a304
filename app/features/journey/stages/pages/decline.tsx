import { Form, useLoaderData } from 'react-router'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { readPartnership } from '../../../partnerships/index.server.ts'
import { stageWord } from '../../../partnerships/partnerships/say.ts'
import { journeyPolicy } from '../../policy.ts'
import { declineProposal } from '../answer.server.ts'
import { declineInput } from '../inputs.ts'
import { openProposal } from '../reads.server.ts'

export const meta = () => [{ title: m.decline_title() }]

export const loader = load(async (tx, { params, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, journeyPolicy.decideMove)
  const proposal = await openProposal(tx, partnership.id)
  if (proposal === null) throw new NotFound()
  return { name: partnership.name, proposal, back: `${base}/partnerships/${partnership.id}/journey` }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const answer = await declineProposal(tx, id, parseForm(declineInput, form).reason)
  if (isRefusal(answer)) return answer
  return done(`${base}/partnerships/${id}/journey`, m.decline_done(), answer.historyId)
})

export default function DeclinePage() {
  const { name, proposal, back } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <NarrowPage
      title={m.decline_title()}
      lede={m.decline_lede({
        name: proposal.proposedBy ?? proposal.organization,
        stage: stageWord(proposal.stage),
        reason: proposal.reason,
      })}
      back={{ to: back, label: name }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <TextArea
          name="reason"
          label={m.decline_reason()}
          mark={m.optional()}
          rows={3}
          defaultValue={typed('reason')}
          error={errorOf('reason')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.decline_save()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
