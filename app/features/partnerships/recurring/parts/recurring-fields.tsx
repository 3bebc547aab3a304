import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { DateField } from '#ui/date-field/date-field.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import type { Colleague } from '../../commitments/people.server.ts'
import { mostEvery, mostTimes, type Plan, rhythms } from '../recurring.ts'
import { rhythmWord } from '../say.ts'

interface Values extends Plan {
  text: string
  details: string
  responsiblePersonId: string | null
}

/** What is promised again and again, how often, until when, and who sees to it. */
export function RecurringFields({
  promise,
  text,
  colleagues,
  today,
  fixed,
}: {
  promise?: Values
  /** What a new one begins with. */
  text?: string | undefined
  colleagues: readonly Colleague[]
  today: string
  /** Words and rhythm are agreed and can't be changed any more. */
  fixed?: boolean
}) {
  const { errorOf, typed } = useProblem()
  const several = new Set(colleagues.map((one) => one.organizationId)).size > 1
  const rhythm = typed('rhythm', promise?.rhythm ?? 'month')
  return (
    <>
      <TextField
        name="text"
        label={m.commitment_text()}
        help={m.recurring_text_help()}
        required
        readOnly={fixed}
        maxLength={500}
        defaultValue={typed('text', promise?.text ?? text)}
        error={errorOf('text')}
      />
      {fixed ? (
        <input type="hidden" name="rhythm" value={rhythm} />
      ) : (
        <Select
          name="rhythm"
          label={m.recurring_rhythm()}
          options={rhythms.map((value) => ({ value, label: rhythmWord(value) }))}
          defaultValue={rhythm}
          error={errorOf('rhythm')}
        />
      )}
      <NumberField
        name="every"
        whole
        label={m.recurring_every()}
        help={m.recurring_every_help()}
        readOnly={fixed}
        max={mostEvery}
        defaultValue={typed('every', promise?.every ?? 1)}
        error={errorOf('every')}
      />
      <DateField
        name="startsOn"
        label={m.recurring_starts_on()}
        help={m.recurring_starts_on_help()}
        required
        readOnly={fixed}
        {...(promise === undefined ? { min: today } : {})}
        defaultValue={typed('startsOn', promise?.startsOn)}
        error={errorOf('startsOn')}
      />
      <DateField
        name="untilOn"
        label={m.recurring_until_on()}
        help={m.recurring_until_on_help()}
        readOnly={fixed}
        defaultValue={typed('untilOn', promise?.untilOn)}
        error={errorOf('untilOn')}
      />
      <NumberField
        name="times"
        whole
        label={m.recurring_times()}
        readOnly={fixed}
        max={mostTimes}
        defaultValue={typed('times', promise?.times)}
        error={errorOf('times')}
      />
      <Select
        name="responsiblePersonId"
        label={m.commitment_responsible()}
        mark={m.optional()}
        help={m.commitment_responsible_help()}
        empty={m.commitment_responsible_nobody()}
        options={colleagues.map((one) => ({
          value: one.id,
          label: several ? `${one.name} · ${one.organization}` : one.name,
        }))}
        defaultValue={typed('responsiblePersonId', promise?.responsiblePersonId)}
        error={errorOf('responsiblePersonId')}
      />
      <TextArea
        name="details"
        label={m.commitment_details()}
        mark={m.optional()}
        readOnly={fixed}
        rows={3}
        defaultValue={typed('details', promise?.details)}
        error={errorOf('details')}
      />
    </>
  )
}
