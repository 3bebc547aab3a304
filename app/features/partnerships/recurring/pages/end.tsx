import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { refusalText } from '#platform/words/sentence.server.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { BehalfOf } from '../../commitments/parts/behalf-of.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { endRecurring } from '../end.server.ts'
import { endingInput } from '../inputs.ts'
import { abilitiesOf } from '../open.server.ts'
import { readRecurring } from '../reads.server.ts'
import { refusalOf } from '../recurring.ts'
import { planText } from '../say.ts'

export const meta = () => [{ title: m.recurring_end() }]

export const loader = load(async (tx, { params, base }) => {
  const promise = await readRecurring(tx, params.recurring ?? '')
  const partnership = await readPartnership(tx, promise.partnershipId)
  const sides = abilitiesOf(tx, partnership, promise).end
  const no = refusalOf('end', promise)
  if (sides.length === 0 && no === null) throw new Forbidden()
  return {
    promise,
    sides,
    no: no === null ? null : refusalText(new Refusal(no)),
    own: tx.actor.organizationId,
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.recurring ?? ''
  const made = await endRecurring(tx, id, parseForm(endingInput, form))
  if (isRefusal(made)) return made
  return done(`${base}/recurring-promises/${id}`, m.recurring_said_ended(), made.historyId)
})

export default function EndRecurring() {
  const { promise, sides, no, own, today, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/recurring-promises/${promise.id}`
  return (
    <NarrowPage
      title={m.recurring_end()}
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
          <DateField
            name="lastOn"
            label={m.recurring_last_on()}
            help={m.recurring_last_on_help()}
            min={today}
            defaultValue={typed('lastOn', today)}
            error={errorOf('lastOn')}
          />
          <TextArea
            name="reason"
            label={m.commitment_reason()}
            help={m.commitment_reason_help()}
            required
            rows={3}
            defaultValue={typed('reason')}
            error={errorOf('reason')}
          />
          <BehalfOf sides={sides} own={own} />
          <FormActions note={m.recurring_end_note()}>
            <Button look="danger" pending={pending}>
              {m.recurring_end()}
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
