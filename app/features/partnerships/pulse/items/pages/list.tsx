import { useLoaderData } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { partnershipPolicy } from '../../../policy.ts'
import { textOf } from '../item.ts'
import { listItems } from '../reads.server.ts'
import { kindWord, meanWords } from '../say.ts'
import { figuresAcross } from '../view.server.ts'

export const meta = () => [{ title: m.pulse_items_title() }]

export const loader = load(async (tx, { base }) => {
  const items = await listItems(tx)
  const across = can(tx.actor, partnershipPolicy.seeAcross)
  const figures = across ? await figuresAcross(tx) : null
  return {
    items: items.map((item) => ({
      ...item,
      ...textOf(item, tx.locale, tx.workspace.language),
      figure: figures?.get(item.id) ?? null,
    })),
    across,
    mayAdd: can(tx.actor, partnershipPolicy.keepPulseItems),
    today: tx.today,
    base,
  }
})

/** The questions that this workspace adds to the pulse. */
export default function PulseItems() {
  const { items, across, mayAdd, today, base } = useLoaderData<typeof loader>()
  const add = mayAdd ? (
    <ButtonLink look="go" to={`${base}/pulse-items/new`}>
      {m.pulse_item_new()}
    </ButtonLink>
  ) : undefined
  const asked = items.filter((item) => item.retiredOn === null)
  const retired = items.filter((item) => item.retiredOn !== null)
  const row = (item: (typeof items)[number]) => (
    <Row
      key={item.id}
      title={<span lang={item.language}>{item.text}</span>}
      to={`${base}/pulse-items/${item.id}`}
      who={[
        kindWord(item.kind),
        item.retiredOn === null
          ? m.pulse_item_from_day({ day: formatDay(item.fromOn, today) })
          : m.pulse_item_retired_day({ day: formatDay(item.retiredOn, today) }),
        ...(item.figure !== null
          ? [meanWords(item.figure)]
          : across && item.kind === 'scale' && item.answered
            ? [m.pulse_item_too_few()]
            : []),
      ].join(' · ')}
    />
  )
  return (
    <>
      <PageHead title={m.pulse_items_title()} lede={m.pulse_items_lede()} actions={add} />
      {items.length === 0 ? (
        <EmptyState title={m.pulse_items_empty()} action={add}>
          <p>{m.pulse_items_empty_why()}</p>
        </EmptyState>
      ) : (
        <div className="stack" style={{ '--gap': 'var(--s6)' }}>
          {asked.length > 0 && (
            <Section title={m.pulse_items_asked()}>
              <Rows label={m.pulse_items_asked()}>{asked.map(row)}</Rows>
            </Section>
          )}
          {retired.length > 0 && (
            <Section title={m.pulse_items_retired()}>
              <Rows label={m.pulse_items_retired()}>{retired.map(row)}</Rows>
            </Section>
          )}
        </div>
      )}
    </>
  )
}
