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
import { TextArea } from '#ui/text-area/text-area.tsx'
import { partnershipPolicy } from '../../../policy.ts'
import { endSeries } from '../end.server.ts'
import { seriesEnd } from '../inputs.ts'
import { readSeries } from '../reads.server.ts'

export const meta = () => [{ title: m.series_end() }]

export const loader = load(async (tx, { params, base }) => {
  const series = await readSeries(tx, params.series ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  return { series, today: tx.today, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.series ?? ''
  const answer = await endSeries(tx, id, parseForm(seriesEnd, form))
  return isRefusal(answer) ? answer : done(`${base}/series/${id}`, m.series_ended_said(), answer.historyId)
})

export default function EndSeries() {
  const { series, today, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const here = `${base}/series/${series.id}`
  return (
    <NarrowPage title={m.series_end()} lede={m.series_end_lede()} back={{ to: here, label: series.title }}>
      <Form method="post" className="form">
        <FormTrouble problem={problem} labels={{ lastOn: m.series_last_day() }} />
        <DateField
          name="lastOn"
          label={m.series_last_day()}
          required
          defaultValue={typed('lastOn', today)}
          error={errorOf('lastOn')}
        />
        <TextArea
          name="reason"
          label={m.series_end_reason()}
          mark={m.optional()}
          rows={3}
          defaultValue={typed('reason')}
          error={errorOf('reason')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.series_end()}
          </Button>
          <ButtonLink look="quiet" to={here}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
