import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { recallerOf } from '../agreement.ts'
import { reasonInput } from '../inputs.ts'
import { ReasonForm } from '../parts/reason-form.tsx'
import { readAgreement } from '../reads.server.ts'
import { recallAgreement } from '../recall.server.ts'

export const meta = () => [{ title: m.agreement_recall() }]

export const loader = load(async (tx, { params, base }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  const { partners } = await readPartnership(tx, agreement.partnershipId)
  const own = tx.actor.organizationId
  const organizationId = agreement.sending === null ? own : recallerOf(agreement.sending, partners, own)
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
  return { agreement, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.agreement ?? ''
  const answer = await recallAgreement(tx, id, parseForm(reasonInput, form))
  return isRefusal(answer) ? answer : done(`${base}/agreements/${id}`, m.agreement_recalled_said())
})

export default function RecallAgreement() {
  const { agreement, base } = useLoaderData<typeof loader>()
  const here = `${base}/agreements/${agreement.id}`
  return (
    <NarrowPage
      title={m.agreement_recall()}
      lede={m.agreement_recall_lede()}
      back={{ to: here, label: agreement.title }}
    >
      <ReasonForm label={m.agreement_recall_reason()} submit={m.agreement_recall_now()} back={here} />
    </NarrowPage>
  )
}
