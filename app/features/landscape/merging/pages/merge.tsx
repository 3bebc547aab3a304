import { Form, Link, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatMoment } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Section } from '#ui/section/section.tsx'
import { takeApart } from '../apart.server.ts'
import { fieldLabel } from '../names.ts'
import { canStillPart, keptOf, readMerge, whatMoved } from '../reads.server.ts'
import { listOf } from '../records.server.ts'

export const meta = () => [{ title: m.merge_page_title() }]

export const loader = load(async (tx, { params, base }) => {
  const merge = await readMerge(tx, params.merge ?? '')
  const { kind, fromName, intoName, undoneAt } = merge
  const what = await whatMoved(tx, { ...merge, undone: undoneAt !== null })
  const labels = (names: readonly string[]) => names.map((name) => fieldLabel(kind, name))
  return {
    fromName,
    intoName,
    fromHref: undoneAt === null ? null : `${base}/${listOf[kind]}/${merge.fromId}`,
    intoHref: `${base}/${listOf[kind]}/${merge.intoId}`,
    when: formatMoment(merge.mergedAt, tx.timeZone),
    by: merge.by,
    moved: what.moved,
    changed: labels(what.changed),
    stayed: [...what.stayed, ...labels(what.stayedFields)],
    kept: await keptOf(tx, merge),
    undone: undoneAt === null ? null : formatMoment(undoneAt, tx.timeZone),
    canPart: undoneAt === null && canStillPart(tx, merge.mergedAt),
  }
})

export const action = act(async (tx, { params, base }) => {
  const id = params.merge ?? ''
  const parted = await takeApart(tx, id)
  return isRefusal(parted) ? parted : done(`${base}/merges/${id}`, m.merge_parted())
})

export default function MergePage() {
  const page = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const { fromName: from, intoName: into } = page
  return (
    <div className="stack" style={{ '--gap': 'var(--s6)' }}>
      <PageHead
        crumbsLabel={m.breadcrumbs()}
        crumbs={[{ label: into, to: page.intoHref }, { label: m.merge_page_title() }]}
        title={m.merge_page_title()}
        lede={
          page.by === null
            ? m.merge_about({ from, into, when: page.when })
            : m.merge_about_by({ from, into, when: page.when, who: page.by })
        }
      />
      <FormTrouble problem={problem} />
      {page.undone !== null && (
        <Notice tone={page.stayed.length > 0 ? 'warning' : 'success'}>
          <p>{m.merge_parted_on({ when: page.undone })}</p>
          {page.stayed.length > 0 && (
            <>
              <p>{m.merge_stayed({ into })}</p>
              <Lines lines={page.stayed} />
            </>
          )}
          {page.fromHref !== null && <Link to={page.fromHref}>{from}</Link>}
        </Notice>
      )}
      <Section title={m.merge_moved_title()}>
        {page.moved.length === 0 ? <p>{m.merge_moved_none()}</p> : <Lines lines={page.moved} />}
      </Section>
      {page.changed.length > 0 && (
        <Section title={m.merge_changed_title({ into })}>
          <Lines lines={page.changed} />
        </Section>
      )}
      <Section title={m.merge_from_title({ from })}>
        <dl className="key-values">
          {page.kept.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {page.canPart && (
        <Section title={m.merge_part_title()} lede={m.merge_part_lede()}>
          <Form method="post">
            <Button look="danger" pending={pending}>
              {m.merge_part()}
            </Button>
          </Form>
        </Section>
      )}
    </div>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="prose">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
