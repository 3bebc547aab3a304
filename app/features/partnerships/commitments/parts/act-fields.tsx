import { FileInput } from '#platform/files/parts/file-form.tsx'
import { useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import type { FormAct } from '../acts.ts'

interface About {
  askedFor: string | null
  standing: { dueOn: string | null; lateDays: number }
}

/** What an act asks for: as little as it can. */
export function ActFields({
  act,
  commitment,
  today,
  linked,
}: {
  act: FormAct
  commitment: About
  today: string
  /** Ask for a link to the evidence; false where the fields for a partner do. */
  linked: boolean
}) {
  const { errorOf, typed } = useProblem()
  const words = (name: string, label: string, help: string, required: boolean) => (
    <TextArea
      name={name}
      label={label}
      help={help}
      rows={3}
      required={required}
      {...(required ? {} : { mark: m.optional() })}
      defaultValue={typed(name)}
      error={errorOf(name)}
    />
  )
  switch (act) {
    case 'fulfil':
      return (
        <>
          <DateField
            name="fulfilledOn"
            label={m.commitment_fulfilled_on()}
            help={m.commitment_fulfilled_on_help()}
            max={today}
            defaultValue={typed('fulfilledOn', today)}
            error={errorOf('fulfilledOn')}
          />
          {words('note', m.commitment_note(), m.commitment_note_help(), false)}
          {linked && (
            <TextField
              name="evidenceLink"
              inputMode="url"
              label={m.commitment_link()}
              mark={m.optional()}
              maxLength={2000}
              defaultValue={typed('evidenceLink')}
              error={errorOf('evidenceLink')}
            />
          )}
          <FileInput />
        </>
      )
    case 'acknowledge':
      return words('note', m.commitment_thanks(), m.commitment_thanks_help(), false)
    case 'dispute':
      return words('reason', m.commitment_dispute_reason(), m.commitment_dispute_reason_help(), true)
    case 'settle':
      return words('settlement', m.commitment_settlement(), m.commitment_settlement_help(), true)
    case 'withdraw':
      return words('reason', m.commitment_reason(), m.commitment_reason_help(), true)
    case 'renegotiate':
      return (
        <>
          <DateField
            name="newDueOn"
            label={m.commitment_new_day()}
            required
            min={today}
            defaultValue={typed('newDueOn')}
            error={errorOf('newDueOn')}
          />
          {words('reason', m.commitment_reason(), m.commitment_reason_help(), true)}
        </>
      )
    case 'answer': {
      const { dueOn } = commitment.standing
      return (
        <Notice tone={dueOn !== null && today >= dueOn ? 'warning' : 'info'}>
          <p>{m.commitment_answer_asked({ day: formatDay(commitment.askedFor ?? today, today) })}</p>
          {dueOn !== null && today >= dueOn && <p>{m.commitment_answer_late()}</p>}
        </Notice>
      )
    }
    case 'accept':
      return null
  }
}
