import { useEffect } from 'react'
import { Form, useLoaderData, useRevalidator } from 'react-router'
import { readListing } from '#platform/http/listing.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatMoment } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Menu } from '#ui/menu/menu.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { pairsOfImport } from '../../duplicates/reads.server.ts'
import { applyImport, continueImport, undoImport } from '../apply.server.ts'
import { discardImport } from '../discard.server.ts'
import { isMoving, outcomes, stagedKinds, tally, writesAnything } from '../import.ts'
import { importKindName, importStateName } from '../names.ts'
import { packagePath } from '../package-folder.server.ts'
import { ImportPairs } from '../parts/import-pairs.tsx'
import { ImportProgress } from '../parts/import-progress.tsx'
import { ImportRows } from '../parts/import-rows.tsx'
import { ImportStays } from '../parts/import-stays.tsx'
import { ImportSummary } from '../parts/import-summary.tsx'
import { previewRows, stayedRecords } from '../preview.server.ts'
import { leftOut, problemsOf, readImport } from '../reads.server.ts'
import { problemSentence } from '../say.server.ts'

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? m.imports_title() }]

const oneOf = <T extends string>(list: readonly T[], value: string | null): T | undefined =>
  list.find((one) => one === value)

export const loader = load(async (tx, { params, url, base }) => {
  const found = await readImport(tx, params.import ?? '')
  const { id, source, state, counts } = found
  const isWritten = found.startedAt !== null
  const listing = readListing(url, [{ key: 'order', direction: 'asc' }], 30)
  const filters = {
    outcome: oneOf(outcomes, url.searchParams.get('outcome')),
    kind: oneOf(stagedKinds, url.searchParams.get('kind')),
    problems: url.searchParams.get('problems') === 'yes',
    left: url.searchParams.get('left') === 'yes',
  }
  const { outcome, kind, problems } = filters
  const shows = found.stagedAt !== null && state !== 'discarded'
  const page = shows
    ? await previewRows(
        tx,
        { id, source, isWritten, isHere: isWritten && state !== 'undone' },
        { ...(outcome && { outcome }), ...(kind && { kind }), ...(problems && { problems }) },
        listing,
      )
    : { rows: [], next: null }
  const gone = filters.left ? await leftOut(tx, id, listing) : null
  const told = (one: Parameters<typeof problemSentence>[0] & { id: string; line: number | null }) => ({
    id: one.id,
    file: one.file,
    line: one.line,
    column: one.columnName,
    text: problemSentence(one),
  })
  return {
    id,
    title: source === '' ? found.fileName : source,
    fileName: found.fileName,
    kind: found.kind,
    state,
    counts,
    tally: tally(counts),
    isWritten,
    when: formatMoment(found.createdAt, tx.timeZone),
    startedBy: found.startedBy,
    failure: found.failure,
    failureText:
      found.failure === null
        ? null
        : problemSentence({ code: found.failure, facts: {}, file: found.fileName, columnName: null }),
    canMap:
      !isWritten &&
      shows &&
      found.mapping.some(({ mapping }) => mapping !== null) &&
      packagePath(tx.system.settings, id) !== null,
    fileProblems: (await problemsOf(tx, id, null, 50)).map(told),
    rows: gone === null ? page.rows : [],
    left: gone === null ? null : gone.items.map(told),
    next: gone === null ? page.next : gone.next,
    pairs: shows ? await pairsOfImport(tx, id, 5) : [],
    stayed: state === 'undone' && counts.stayed > 0 ? await stayedRecords(tx, id) : [],
    filters,
    begun: listing.cursor !== null,
    base,
    here: url.pathname + url.search,
  }
})
export type ImportPage = Awaited<ReturnType<typeof loader>>

export const action = act(async (tx, { params, form, base }) => {
  const id = params.import ?? ''
  const here = `${base}/imports/${id}`
  const wanted = String(form.get('act'))
  if (wanted === 'discard') {
    const answer = await discardImport(tx, id)
    return 'historyId' in answer ? done(`${base}/imports`, m.import_discarded()) : answer
  }
  const verbs = { apply: applyImport, undo: undoImport, continue: continueImport }
  const verb = verbs[wanted as keyof typeof verbs] ?? applyImport
  const answer = await verb(tx, id)
  return 'historyId' in answer ? done(here) : answer
})

const reloadEvery = 2000

export default function ImportPage() {
  const page = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const moving = isMoving(page.state)
  const { revalidate, state: loading } = useRevalidator()
  useEffect(() => {
    if (!moving || loading !== 'idle') return
    const timer = setTimeout(() => void revalidate(), reloadEvery)
    return () => clearTimeout(timer)
  }, [moving, revalidate, loading])
  const press = (name: string, label: string, look: 'go' | 'plain' | 'danger' = 'plain') => (
    <Form method="post" key={name}>
      <Button look={look} name="act" value={name} pending={pending}>
        {label}
      </Button>
    </Form>
  )
  const discard = press('discard', m.import_discard())
  return (
    <div className="stack" style={{ '--gap': 'var(--s6)' }}>
      {moving && (
        <noscript>
          <meta httpEquiv="refresh" content="4" />
        </noscript>
      )}
      <PageHead
        crumbsLabel={m.breadcrumbs()}
        crumbs={[{ label: m.imports_title(), to: `${page.base}/imports` }, { label: page.title }]}
        title={page.title}
        badge={
          <Tag tone={page.state === 'failed' ? 'rust' : page.state === 'done' ? 'spruce' : 'plain'}>
            {importStateName(page.state)}
          </Tag>
        }
        lede={m.import_about({
          kind: importKindName(page.kind),
          file: page.fileName,
          who: page.startedBy ?? m.history_operator(),
          when: page.when,
        })}
        actions={
          <>
            {page.state === 'ready' && writesAnything(page.counts) && press('apply', m.import_apply(), 'go')}
            {page.state === 'failed' &&
              page.failure === 'unforeseen' &&
              press('continue', m.import_continue(), 'go')}
            {page.canMap && (
              <ButtonLink to={`${page.base}/imports/${page.id}/columns`}>{m.import_columns()}</ButtonLink>
            )}
            {!page.isWritten && page.state !== 'discarded' && discard}
            {(page.state === 'done' || (page.state === 'failed' && page.isWritten)) && (
              <Menu label={m.more()}>{press('undo', m.import_undo(), 'danger')}</Menu>
            )}
          </>
        }
      />
      <FormTrouble problem={problem} />
      <ImportProgress page={page} />
      <ImportSummary page={page} />
      {page.stayed.length > 0 && <ImportStays stayed={page.stayed} base={page.base} />}
      {page.pairs.length > 0 && (
        <ImportPairs pairs={page.pairs} total={page.counts.duplicates} base={page.base} />
      )}
      <ImportRows page={page} />
    </div>
  )
}
