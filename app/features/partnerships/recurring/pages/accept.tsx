import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { refusalText } from '#platform/words/sentence.server.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { BehalfOf } from '../../commitments/parts/behalf-of.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { acceptRecurring } from '../accept.server.ts'
import { recurringAcceptance } from '../inputs.ts'
import { abilitiesOf } from '../open.server.ts'
import { readRecurring } from '../reads.server.ts'
import { refusalOf } from '../recurring.ts'
import { planText } from '../say.ts'

export const meta = () => [{ title: m.commitment_accept_title() }]

export const loader = load(async (tx, { params, base }) => {
  const promise = await readRecurring(tx, params.recurring ?? '')
  const partnership = await readPartnership(tx, promise.partnershipId)
  const sides = abilitiesOf(tx, partnership, promise).accept
  const no = refusalOf('accept', promise)
  if (sides.length === 0 && no === null) throw new Forbidden()
  return {
    promise,
    sides,
    no: no === null ? null : refusalText(new Refusal(no)),
    follows: promise.followsId === null ? null : (await readRecurring(tx, promise.followsId)).text,
    own: tx.actor.organizationId,
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.recurring ?? ''
  const made = await acceptRecurring(tx, id, parseForm(recurringAcceptance, form))
  if (isRefusal(made)) return made
  return done(`${base}/recurring-promises/${id}`, m.recurring_said_accepted(), made.historyId)
})

export default function AcceptRecurring() {
  const { promise, sides, no, follows, own, today, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const back = `${base}/recurring-promises/${promise.id}`
  return (
    <NarrowPage
      title={m.commitment_accept_title()}
      lede={m.recurring_quoted({
        promisor: promise.promisor.name,
        text: promise.text,
        plan: planText(promise, today),
      })}
      back={{ to: back, label: promise.partnershipName }}
    >
      {no !== null ? (
        <Notice tone="info" action={<ButtonLink to={back}>{m.commitment_see()}</ButtonLink>}>
          {no}
        </Notice>
      ) : (
        <Form method="post" className="form">
          <FormTrouble problem={problem} />
          {follows !== null && <p>{m.recurring_takes_over({ text: follows })}</p>}
          <BehalfOf sides={sides} own={own} />
          <FormActions note={m.recurring_accept_note()}>
            <Button look="go" pending={pending}>
              {m.commitment_accept()}
            </Button>
            <ButtonLink look="quiet" to={back}>
              {m.cancel()}
            </ButtonLink>
          </FormActions>
        </Form>
      )}
    </NarrowPage>
  )
}
