import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle } from '../../partnerships/parts/partnership-frame.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { proposalInput } from '../inputs.ts'
import { ReasonField } from '../parts/reason-field.tsx'
import { propose } from '../propose.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.proposal_conclusion_title())

export const loader = load(async (tx, { params, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.propose)
  if (!frame.can.propose) throw new Forbidden()
  return { frame, back: `${base}/partnerships/${frame.partnership.id}` }
})

export const action = act(async (tx, { form, params, base }) => {
  const input = parseForm(proposalInput.omit({ kind: true, partnershipId: true }), form)
  const made = await propose(tx, { ...input, kind: 'conclusion', partnershipId: params.partnership ?? '' })
  return isRefusal(made) ? made : done(`${base}/proposals/${made.id}`, m.proposal_made(), made.historyId)
})

export default function ProposeConclusion() {
  const { frame, back } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  return (
    <NarrowPage
      title={m.proposal_conclusion_title()}
      lede={m.proposal_conclusion_lede()}
      back={{ to: back, label: frame.partnership.name }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <ReasonField back={back} help={m.proposal_reason_help()} />
      </Form>
    </NarrowPage>
  )
}
