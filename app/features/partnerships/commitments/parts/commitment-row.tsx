import { m } from '#platform/words/words.ts'
import { Checkoff } from '#ui/checkoff/checkoff.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { Row } from '#ui/rows/rows.tsx'
import { type Told, whenText, whenTone, whoText } from '../say.ts'

/** A promise in a list: what, who, how it stands; with a square to say it is done where the reader may. */
export function CommitmentRow({
  row,
  base,
  today,
  check,
  where,
  others,
}: {
  row: Told & { id: string; partnershipName: string }
  base: string
  today: string
  check?: boolean
  /** Say in which partnership, where the page doesn't. */
  where?: boolean
  /** How many the others on this page are; a promise to all of them needn't name them. */
  others?: number
}) {
  const to = `${base}/commitments/${row.id}`
  const who = whoText(row, today, others)
  return (
    <Row
      title={row.text}
      to={to}
      who={where ? `${who} · ${row.partnershipName}` : who}
      late={row.standing.lateDays > 0 && whenTone(row) === 'late'}
      end={
        <DueText tone={whenTone(row)} {...(row.standing.dueOn === null ? {} : { on: row.standing.dueOn })}>
          {whenText(row, today)}
        </DueText>
      }
      {...(check
        ? { lead: <Checkoff action={`${to}/fulfil`} label={m.commitment_check({ text: row.text })} /> }
        : {})}
    />
  )
}
