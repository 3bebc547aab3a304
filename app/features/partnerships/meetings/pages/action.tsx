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
import { TextField } from '#ui/text-field/text-field.tsx'
import { BehalfFields } from '../../behalf/parts/behalf-fields.tsx'
import { behalfChoices } from '../../behalf/reads.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { RoundInstead } from '../../recurring/parts/round-instead.tsx'
import { pledgeAction } from '../action.server.ts'
import { choicesFor } from '../choices.server.ts'
import { actionInput } from '../inputs.ts'
import { readMeeting } from '../reads.server.ts'

export const meta = () => [{ title: m.meeting_action_add() }]

export const loader = load(async (tx, { params, base }) => {
  const meeting = await readMeeting(tx, params.meeting ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const partnership = await readPartnership(tx, meeting.partnershipId)
  return {
    meeting,
    choices: await choicesFor(tx, partnership),
    behalf: behalfChoices(tx, partnership),
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.meeting ?? ''
  const answer = await pledgeAction(tx, id, parseForm(actionInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/meetings/${id}/minutes`, m.meeting_action_said(), answer.historyId)
})

export default function MeetingAction() {
  const { meeting, choices, behalf, today, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/meetings/${meeting.id}/minutes`
  return (
    <NarrowPage
      title={m.meeting_action_add()}
      lede={m.meeting_action_lede()}
      back={{ to: back, label: meeting.title }}
    >
      <RoundInstead
        partnership={`${base}/partnerships/${meeting.partnershipId}`}
        source={{ kind: 'meeting', id: meeting.id }}
      />
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <TextField
          name="text"
          label={m.meeting_action_text()}
          required
          maxLength={500}
          defaultValue={typed('text')}
          error={errorOf('text')}
        />
        <DateField
          name="dueOn"
          label={m.meeting_action_due()}
          mark={m.optional()}
          min={today}
          defaultValue={typed('dueOn')}
          error={errorOf('dueOn')}
        />
        <Select
          name="responsiblePersonId"
          label={m.meeting_action_who()}
          empty={m.meeting_chair_none()}
          options={choices.people.map(({ id, name, organization }) => ({
            value: id,
            label: `${name} · ${organization}`,
          }))}
          defaultValue={typed('responsiblePersonId')}
          error={errorOf('responsiblePersonId')}
        />
        <BehalfFields choices={behalf} />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.meeting_action_add()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
