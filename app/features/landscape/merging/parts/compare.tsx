import { Form, Link } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Section } from '#ui/section/section.tsx'
import type { Comparing } from '../page.server.ts'

type Field = Comparing['fields'][number]
type Side = 'into' | 'from' | 'both'

/** Line by line, and never wider than its place: a mail address breaks where it must. */
const asWritten = { whiteSpace: 'pre-line', overflowWrap: 'anywhere' } as const

/** Both records side by side: a choice for each field in which they differ, what moves, and the act. */
export function Compare({ page, base }: { page: Comparing; base: string }) {
  const { into, from, fields, moves, no, list, versions } = page
  const { problem, pending } = useProblem()
  const hasBoth = fields.some((field) => field.choices.includes('both'))
  const names: Record<Side, string> = { into: into.name, from: from.name, both: m.merge_both() }
  const sides: Side[] = hasBoth ? ['into', 'from', 'both'] : ['into', 'from']
  return (
    <Form method="post" className="stack" style={{ '--gap': 'var(--s6)' }}>
      <PageHead
        crumbsLabel={m.breadcrumbs()}
        crumbs={[{ label: m.duplicates_title(), to: `${base}/duplicates` }, { label: m.merge_title() }]}
        title={m.merge_title()}
        lede={m.merge_lede({ into: into.name, from: from.name })}
      />
      <FormTrouble problem={problem} />
      {no !== null && problem === undefined && <Notice tone="warning">{no}</Notice>}
      <input type="hidden" name="into" value={into.id} />
      <input type="hidden" name="versions" value={versions} />
      <table className="data-table">
        <caption className="aloud">{m.merge_fields()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.merge_field()}</th>
            <th scope="col">
              {into.name}
              <br />
              <span className="soft small">{m.merge_stays({ day: into.changed })}</span>
            </th>
            <th scope="col">
              {from.name}
              <br />
              <span className="soft small">{m.merge_goes({ day: from.changed })}</span>
            </th>
            {hasBoth && <th scope="col">{m.merge_both()}</th>}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">{field.label}</th>
              {sides.map((side) => (
                <td key={side} data-label={names[side]} style={{ verticalAlign: 'top' }}>
                  <Cell field={field} side={side} name={names[side]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">
        {m.merge_kept_readable()} <Link to={`${base}/${list}/${into.id}`}>{into.name}</Link>{' '}
        <span aria-hidden="true">·</span> <Link to={`${base}/${list}/${from.id}`}>{from.name}</Link>
      </p>
      <Section title={m.merge_moves_title({ from: from.name, into: into.name })}>
        {moves.length === 0 ? (
          <p>{m.merge_moves_none({ from: from.name })}</p>
        ) : (
          <ul className="prose">
            {moves.map((move) => (
              <li key={move}>{move}</li>
            ))}
          </ul>
        )}
      </Section>
      <FormActions note={m.merge_note({ from: from.name, into: into.name })}>
        {no === null && (
          <Button look="go" pending={pending}>
            {m.merge_act()}
          </Button>
        )}
        <ButtonLink look="quiet" to={`${base}/duplicates`}>
          {m.cancel()}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}

/** A value to choose; plain words where there is nothing to choose. */
function Cell({ field, side, name }: { field: Field; side: Side; name: string }) {
  const { typed } = useProblem()
  const text = side === 'both' ? m.merge_both_together() : field[side]
  if (!field.choices.includes(side)) return side === 'both' ? null : <span style={asWritten}>{text}</span>
  const id = `${field.name}-${side}`
  return (
    <div className="choice">
      <input
        type="radio"
        id={id}
        name={field.name}
        value={side}
        defaultChecked={typed(field.name, field.chosen) === side}
        aria-label={m.merge_choice({ field: field.label, name, value: text })}
      />
      <label htmlFor={id} style={asWritten}>
        {text}
      </label>
    </div>
  )
}
