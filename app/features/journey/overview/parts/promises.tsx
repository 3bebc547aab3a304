import { Link } from 'react-router'
import type { Day } from '#platform/context/days.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { RateFigure } from '#ui/rate-figure/rate-figure.tsx'
import { Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { TwoSides } from '#ui/two-sides/two-sides.tsx'
import { isOpen } from '../../../partnerships/commitments/commitment.ts'
import { rateText } from '../../../partnerships/commitments/say.ts'
import type { LedgerRow } from '../../../partnerships/index.server.ts'
import { CommitmentRow } from '../../../partnerships/index.tsx'

interface Side {
  name: string
  rows: LedgerRow[]
  total: number
  rate: Parameters<typeof rateText>[0]
}
type PromisesProps = {
  ours: Side
  theirs: Side
  base: string
  here: string
  today: Day
  /** How many partners a promise to everyone is made to. */
  others: number
  can: { keep: boolean }
}

/** Both sides' promises face to face: the reader's own organization first, what is open before what is done. */
export function Promises({ ours, theirs, base, here, today, others, can: may }: PromisesProps) {
  const ledger = `${here}/commitments`
  const side = ({ name, rows, rate }: Side, check: boolean) => {
    const figure = rateText(rate)
    return {
      title: name,
      ...(figure === null ? {} : { figure: <RateFigure {...figure} to={`${ledger}?view=all`} /> }),
      children:
        rows.length === 0 ? (
          <p className="soft">{m.overview_side_empty()}</p>
        ) : (
          <Rows label={name}>
            {rows.map((row) => (
              <CommitmentRow
                key={row.id}
                row={row}
                base={base}
                today={today}
                others={others}
                check={check && isOpen(row.standing) && row.withdrawal === null}
              />
            ))}
          </Rows>
        ),
    }
  }
  return (
    <Section title={m.overview_promises()} aside={<Link to={ledger}>{m.overview_ledger()}</Link>}>
      {ours.total + theirs.total === 0 ? (
        <EmptyState
          level={3}
          title={m.overview_promises_empty_title()}
          action={may.keep && <ButtonLink to={`${ledger}/new`}>{m.overview_promise()}</ButtonLink>}
        >
          <p>{m.overview_promises_empty_why()}</p>
        </EmptyState>
      ) : (
        <TwoSides ours={side(ours, may.keep)} theirs={side(theirs, false)} />
      )}
    </Section>
  )
}
