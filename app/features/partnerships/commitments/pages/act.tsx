import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import { attachIfChosen } from '#platform/files/attach.server.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { refusalText } from '#platform/words/sentence.server.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { acceptCommitment } from '../accept.server.ts'
import { acknowledge } from '../acknowledge.server.ts'
import { abilitiesOf } from '../acts.server.ts'
import { type FormAct, formActs, refusalOf } from '../acts.ts'
import { acceptRenegotiation, declineRenegotiation } from '../answer-renegotiation.server.ts'
import { dispute } from '../dispute.server.ts'
import { fulfil } from '../fulfil.server.ts'
import {
  acceptanceInput,
  acknowledgementInput,
  disputeInput,
  fulfilmentInput,
  renegotiationInput,
  settlementInput,
  withdrawalInput,
} from '../inputs.ts'
import { ActFields } from '../parts/act-fields.tsx'
import { BehalfOf } from '../parts/behalf-of.tsx'
import { readCommitment } from '../reads.server.ts'
import { renegotiate } from '../renegotiate.server.ts'
import { actWords } from '../say-acts.ts'
import { settleDispute } from '../settle-dispute.server.ts'
import { withdraw } from '../withdraw.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { act: FormAct } }) => [
  { title: data === undefined ? m.commitments_title() : actWords(data.act).title },
]

/** The act an address ends with. */
const actOf = (url: URL): FormAct => {
  const last = url.pathname
    .replace(/\.data$/, '')
    .split('/')
    .at(-1)
  const found = formActs.find((one) => one === last)
  if (found === undefined) throw new NotFound()
  return found
}

export const loader = load(async (tx, { params, url, base }) => {
  const which = actOf(url)
  const commitment = await readCommitment(tx, params.commitment ?? '')
  const partnership = await readPartnership(tx, commitment.partnershipId)
  const no = refusalOf(which, commitment)
  const sides = abilitiesOf(tx, partnership, commitment)[which]
  if (sides.length === 0 && no === null) throw new Forbidden()
  return {
    act: which,
    commitment,
    sides,
    no: no === null ? null : refusalText(new Refusal(no)),
    own: tx.actor.organizationId,
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, url, base }) => {
  const id = params.commitment ?? ''
  const which = actOf(url)
  const made = await {
    accept: () => acceptCommitment(tx, id, parseForm(acceptanceInput, form)),
    fulfil: () => fulfil(tx, id, parseForm(fulfilmentInput, form)),
    acknowledge: () => acknowledge(tx, id, parseForm(acknowledgementInput, form)),
    dispute: () => dispute(tx, id, parseForm(disputeInput, form)),
    settle: () => settleDispute(tx, id, parseForm(settlementInput, form)),
    renegotiate: () => renegotiate(tx, id, parseForm(renegotiationInput, form)),
    answer: () =>
      form.get('answer') === 'decline'
        ? declineRenegotiation(tx, id, parseForm(acceptanceInput, form))
        : acceptRenegotiation(tx, id, parseForm(acceptanceInput, form)),
    withdraw: () => withdraw(tx, id, parseForm(withdrawalInput, form)),
  }[which]()
  if (isRefusal(made)) return made
  if (which === 'fulfil') {
    const { partnershipId } = await readCommitment(tx, id)
    const no = await attachIfChosen(
      tx,
      { subject: { kind: 'commitment', id }, partnershipId, audience: 'partnership' },
      form,
    )
    if (no !== null) return no
  }
  return done(`${base}/commitments/${id}`, actWords(which).said, made.historyId)
})

export default function CommitmentActPage() {
  const { act: which, commitment, sides, no, own, today, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const back = `${base}/commitments/${commitment.id}`
  const words = actWords(which)
  const { dueOn } = commitment.standing
  return (
    <NarrowPage
      title={words.title}
      lede={
        dueOn === null
          ? m.commitment_quoted({ promisor: commitment.promisor.name, text: commitment.text })
          : m.commitment_quoted_day({
              promisor: commitment.promisor.name,
              text: commitment.text,
              day: formatDay(dueOn, today),
            })
      }
      back={{ to: back, label: commitment.partnershipName }}
    >
      {no !== null ? (
        <Notice tone="info" action={<ButtonLink to={back}>{m.commitment_see()}</ButtonLink>}>
          {no}
        </Notice>
      ) : (
        <Form
          method="post"
          className="form"
          {...(which === 'fulfil' ? { encType: 'multipart/form-data' as const } : {})}
        >
          <FormTrouble problem={problem} />
          <ActFields
            act={which}
            commitment={commitment}
            today={today}
            linked={sides.some((side) => side.id === own)}
          />
          <BehalfOf sides={sides} own={own} />
          <FormActions {...(words.note === undefined ? {} : { note: words.note })}>
            <Button
              look={which === 'withdraw' ? 'danger' : 'go'}
              pending={pending}
              {...(which === 'answer' ? { name: 'answer', value: 'accept' } : {})}
            >
              {words.button}
            </Button>
            {which === 'answer' && (
              <Button name="answer" value="decline" pending={pending}>
                {m.commitment_answer_decline()}
              </Button>
            )}
            <ButtonLink look="quiet" to={back}>
              {m.cancel()}
            </ButtonLink>
          </FormActions>
        </Form>
      )}
    </NarrowPage>
  )
}
