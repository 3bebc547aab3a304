import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { reviewAnswers } from '../decision.ts'
import { reviewInput } from '../inputs.ts'
import { readDecision } from '../reads.server.ts'
import { reviewDecision } from '../review.server.ts'
import { reviewWord } from '../say.ts'

export const meta = () => [{ title: m.decision_review() }]

export const loader = load(async (tx, { params, base }) => {
  const decision = await readDecision(tx, params.decision ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  return { decision, today: tx.today, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.decision ?? ''
  const answer = await reviewDecision(tx, id, parseForm(reviewInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/decisions/${id}`, m.decision_reviewed_said(), answer.historyId)
})

export default function ReviewPage() {
  const { decision, today, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/decisions/${decision.id}`
  return (
    <NarrowPage
      title={m.decision_review()}
      lede={m.decision_review_lede()}
      back={{ to: back, label: decision.what }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <RadioGroup
          name="answer"
          label={m.decision_review_answer()}
          required
          choices={reviewAnswers.map((value) => ({ value, label: reviewWord(value) }))}
          defaultValue={typed('answer')}
          error={errorOf('answer')}
        />
        <TextArea
          name="note"
          label={m.decision_review_note()}
          required
          rows={4}
          defaultValue={typed('note')}
          error={errorOf('note')}
        />
        <DateField
          name="reviewedOn"
          label={m.decision_review_day()}
          required
          max={today}
          defaultValue={typed('reviewedOn', today)}
          error={errorOf('reviewedOn')}
        />
        <DateField
          name="nextOn"
          label={m.decision_review_next()}
          mark={m.optional()}
          defaultValue={typed('nextOn')}
          error={errorOf('nextOn')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.save()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
