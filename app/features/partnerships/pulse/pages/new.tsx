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
import { Select } from '#ui/select/select.tsx'
import { muchAsked } from '../../equity/asks.server.ts'
import { AskedNotice } from '../../equity/parts/asked-notice.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { waveInput } from '../inputs.ts'
import { openWave, usualEnd } from '../open.server.ts'
import { rhythms } from '../pulse.ts'
import { rhythmWord } from '../say.ts'

export const meta = () => [{ title: m.pulse_new_title() }]

export const loader = load(async (tx, { params, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.openPulse)
  return {
    partnership,
    today: tx.today,
    closesOn: usualEnd(tx.today),
    asked: await muchAsked(tx, partnership),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const answer = await openWave(tx, params.partnership ?? '', parseForm(waveInput, form))
  return isRefusal(answer) ? answer : done(`${base}/pulse/${answer.id}`, m.pulse_opened())
})

export default function NewPulse() {
  const { partnership, today, closesOn, asked, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/partnerships/${partnership.id}/pulse`
  return (
    <NarrowPage
      title={m.pulse_new_title()}
      lede={m.pulse_new_lede()}
      back={{ to: back, label: m.pulse_of({ partnership: partnership.name }) }}
    >
      <AskedNotice asked={asked} />
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <DateField
          name="closesOn"
          label={m.pulse_closes_on()}
          help={m.pulse_closes_help()}
          required
          min={today}
          defaultValue={typed('closesOn', closesOn)}
          error={errorOf('closesOn')}
        />
        <Select
          name="everyDays"
          label={m.pulse_again()}
          help={m.pulse_again_help()}
          empty={m.pulse_once()}
          defaultValue={typed('everyDays')}
          options={rhythms.map((days) => ({ value: String(days), label: rhythmWord(days) }))}
          error={errorOf('everyDays')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.pulse_open_button()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
