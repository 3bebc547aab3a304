import { Form, useLoaderData } from 'react-router'
import { addDays } from '#platform/context/days.ts'
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
import { TextArea } from '#ui/text-area/text-area.tsx'
import { presentPartners } from '../../partnerships/partnership.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { settlementInput } from '../inputs.ts'
import { readDecision } from '../reads.server.ts'
import { outcomeWord } from '../say.ts'
import { resultOf, settleDecision } from '../settle.server.ts'

export const meta = () => [{ title: m.decision_settle() }]

export const loader = load(async (tx, { params, base }) => {
  const decision = await readDecision(tx, params.decision ?? '')
  const partnership = await readPartnership(tx, decision.partnershipId)
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId: tx.actor.organizationId })
  // Shown before it is settled, the count would tell what the next vote changes.
  const result = decision.anonymous
    ? null
    : await resultOf(tx, { decision, partners: presentPartners(partnership.partners) })
  return { decision, result, today: tx.today, reviewOn: addDays(tx.today, 182), base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.decision ?? ''
  const answer = await settleDecision(tx, id, parseForm(settlementInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/decisions/${id}`, m.decision_settled_said(), answer.historyId)
})

export default function SettlePage() {
  const { decision, result, today, reviewOn, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/decisions/${decision.id}`
  const option = decision.options.find((one) => one.id === result?.optionId)
  return (
    <NarrowPage
      title={m.decision_settle()}
      lede={
        result === null
          ? m.decision_settle_lede_anonymous()
          : option === undefined
            ? m.decision_settle_lede({ outcome: outcomeWord(result.outcome) })
            : m.decision_settle_lede_option({ option: option.text })
      }
      back={{ to: back, label: decision.what }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <TextArea
          name="note"
          label={m.decision_settle_note()}
          help={m.decision_settle_note_help()}
          rows={4}
          defaultValue={typed('note')}
          error={errorOf('note')}
        />
        <DateField
          name="decidedOn"
          label={m.decision_settle_day()}
          required
          max={today}
          defaultValue={typed('decidedOn', today)}
          error={errorOf('decidedOn')}
        />
        <DateField
          name="reviewOn"
          label={m.decision_settle_review()}
          help={m.decision_settle_review_help()}
          defaultValue={typed('reviewOn', reviewOn)}
          error={errorOf('reviewOn')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.decision_settle()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
