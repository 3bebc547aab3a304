import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import type { Colleague } from '../people.server.ts'

interface Values {
  text: string
  details: string
  dueOn: string | null
  responsiblePersonId: string | null
}

/** What is promised, for when, and who sees to it. */
export function CommitmentFields({
  commitment,
  colleagues,
  today,
  fixed,
}: {
  commitment?: Values
  colleagues: readonly Colleague[]
  today: string
  /** The words and the day are agreed and can't be changed any more. */
  fixed?: boolean
}) {
  const { errorOf, typed } = useProblem()
  const several = new Set(colleagues.map((one) => one.organizationId)).size > 1
  return (
    <>
      <TextField
        name="text"
        label={m.commitment_text()}
        help={m.commitment_text_help()}
        required
        readOnly={fixed}
        maxLength={500}
        defaultValue={typed('text', commitment?.text)}
        error={errorOf('text')}
      />
      <DateField
        name="dueOn"
        label={m.commitment_due_on()}
        mark={m.optional()}
        help={m.commitment_due_on_help()}
        readOnly={fixed}
        {...(commitment === undefined ? { min: today } : {})}
        defaultValue={typed('dueOn', commitment?.dueOn)}
        error={errorOf('dueOn')}
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
        defaultValue={typed('responsiblePersonId', commitment?.responsiblePersonId)}
        error={errorOf('responsiblePersonId')}
      />
      <TextArea
        name="details"
        label={m.commitment_details()}
        mark={m.optional()}
        readOnly={fixed}
        rows={3}
        defaultValue={typed('details', commitment?.details)}
        error={errorOf('details')}
      />
    </>
  )
}
