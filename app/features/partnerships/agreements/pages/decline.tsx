import { useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { reasonInput } from '../inputs.ts'
import { ReasonForm } from '../parts/reason-form.tsx'
import { readAgreement } from '../reads.server.ts'
import { declineAgreement, ownSigner } from '../sign.server.ts'

export const meta = () => [{ title: m.agreement_decline() }]

export const loader = load(async (tx, { params, base }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  if (ownSigner(tx, agreement.sending) === null) throw new Forbidden()
  return { agreement, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.agreement ?? ''
  const answer = await declineAgreement(tx, id, parseForm(reasonInput, form))
  return isRefusal(answer) ? answer : done(`${base}/agreements/${id}`, m.agreement_declined_said())
})

export default function DeclineAgreement() {
  const { agreement, base } = useLoaderData<typeof loader>()
  const here = `${base}/agreements/${agreement.id}`
  return (
    <NarrowPage
      title={m.agreement_decline()}
      lede={m.agreement_decline_lede()}
      back={{ to: here, label: agreement.title }}
    >
      <ReasonForm label={m.agreement_decline_reason()} submit={m.agreement_decline_now()} back={here} />
    </NarrowPage>
  )
}
