import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import type { Choices } from '../choices.server.ts'
import { type Duty, duties, type Meeting } from '../meeting.ts'
import { dutyWord } from '../say.ts'
import { PeopleTicks } from './ticks.tsx'

type MeetingFormProps = {
  meeting?: Filled
  language: string
  choices: Choices
  invited: readonly string[]
  zone: string
  zones: readonly string[]
  back: string
  /** How it repeats. */
  rhythm?: React.ReactNode
}

type Filled = Pick<
  Meeting,
  'title' | 'startsOn' | 'startsAt' | 'lengthMinutes' | 'place' | 'onlineLink' | 'host' | 'version' | Duty
>

/** When, where and who: what an invitation says. */
export function MeetingForm({
  meeting,
  language,
  choices,
  invited,
  zone,
  zones,
  back,
  rhythm,
}: MeetingFormProps) {
  const { problem, pending, errorOf, typed, typedAll } = useProblem()
  const field = (name: string, value?: string | number | null) => ({
    name,
    defaultValue: typed(name, value),
    error: errorOf(name),
  })
  return (
    <Form method="post" className="form">
      <FormTrouble
        problem={problem}
        labels={{
          title: m.meeting_title(),
          startsOn: { label: m.meeting_day(), say: (day) => formatDay(day) },
          startsAt: m.meeting_time(),
          lengthMinutes: m.meeting_length(),
          place: m.meeting_place(),
          onlineLink: m.meeting_link(),
        }}
      />
      {meeting && (
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? meeting.version)} />
      )}
      {!meeting && <input type="hidden" name="language" value={language} />}
      <TextField {...field('title', meeting?.title)} label={m.meeting_title()} required maxLength={300} />
      <DateField {...field('startsOn', meeting?.startsOn)} label={m.meeting_day()} required />
      <TextField
        {...field('startsAt', meeting?.startsAt ?? '16:00')}
        type="time"
        label={m.meeting_time()}
        required
      />
      <NumberField
        {...field('lengthMinutes', meeting?.lengthMinutes ?? 60)}
        whole
        label={m.meeting_length()}
        unit={m.meeting_minutes_unit()}
      />
      <Select
        {...field('timeZone', zone)}
        label={m.meeting_zone()}
        options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      />
      {rhythm}
      <TextField
        {...field('place', meeting?.place)}
        label={m.meeting_place()}
        mark={m.optional()}
        maxLength={500}
      />
      <TextField
        {...field('onlineLink', meeting?.onlineLink)}
        type="url"
        label={m.meeting_link()}
        mark={m.optional()}
      />
      <Select
        {...field('hostOrganizationId', meeting?.host?.id)}
        label={m.meeting_host()}
        empty={m.meeting_host_none()}
        options={choices.partners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {duties.map((duty) => (
        <Select
          key={duty}
          {...field(duty === 'hostPerson' ? 'hostPersonId' : `${duty}PersonId`, meeting?.[duty]?.id)}
          label={dutyWord(duty)}
          empty={m.meeting_chair_none()}
          options={choices.people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ))}
      {choices.people.length > 0 && (
        <FieldSet legend={m.meeting_invitees()}>
          <PeopleTicks
            name="inviteePersonIds"
            people={choices.people}
            ticked={typedAll('inviteePersonIds', invited)}
          />
        </FieldSet>
      )}
      <FormActions>
        <Button look="go" pending={pending}>
          {meeting ? m.save() : m.meeting_call()}
        </Button>
        <ButtonLink look="quiet" to={back}>
          {m.cancel()}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
