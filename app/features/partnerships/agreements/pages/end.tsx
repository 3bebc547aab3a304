import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { DateField } from '#ui/date-field/date-field.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { endAgreement } from '../end.server.ts'
import { endingInput } from '../inputs.ts'
import { ReasonForm } from '../parts/reason-form.tsx'
import { readAgreement } from '../reads.server.ts'

export const meta = () => [{ title: m.agreement_end() }]

export const loader = load(async (tx, { params, base }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId: tx.actor.organizationId })
  return { agreement, today: tx.today, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.agreement ?? ''
  const answer = await endAgreement(tx, id, parseForm(endingInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/agreements/${id}`, m.agreement_ended_said(), answer.historyId)
})

export default function EndAgreement() {
  const { agreement, today, base } = useLoaderData<typeof loader>()
  const { errorOf, typed } = useProblem()
  const begun = agreement.beginsOn === null || agreement.beginsOn <= today
  const here = `${base}/agreements/${agreement.id}`
  return (
    <NarrowPage
      title={m.agreement_end()}
      lede={m.agreement_end_lede()}
      back={{ to: here, label: agreement.title }}
    >
      <ReasonForm label={m.agreement_end_reason()} submit={m.agreement_end_now()} back={here}>
        <DateField
          name="endedOn"
          label={m.agreement_end_day()}
          {...(begun ? {} : { help: m.agreement_end_day_before() })}
          required
          min={agreement.beginsOn ?? undefined}
          max={agreement.endsOn ?? undefined}
          defaultValue={typed('endedOn', begun ? today : (agreement.beginsOn ?? today))}
          error={errorOf('endedOn')}
        />
      </ReasonForm>
    </NarrowPage>
  )
}
