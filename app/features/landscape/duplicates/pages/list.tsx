import { Form, Link, useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readListing } from '#platform/http/listing.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatPercent } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { dismissDuplicate } from '../dismiss.server.ts'
import { reasonsText } from '../names.ts'
import { listDuplicates } from '../reads.server.ts'

export const meta = () => [{ title: m.duplicates_title() }]

export const loader = load(async (tx, { url, base }) => {
  const listing = readListing(url, [{ key: 'score', direction: 'desc' }], 30)
  const { items, total, next } = await listDuplicates(tx, listing)
  return { items, total, next, begun: listing.cursor !== null, base, here: url.pathname + url.search }
})

export const action = act(async (tx, { form, base }) => {
  const { historyId } = await dismissDuplicate(tx, String(form.get('pair')))
  return done(`${base}/duplicates`, m.duplicate_dismissed(), historyId)
})

export default function Duplicates() {
  const { items, total, next, begun, base, here } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  return (
    <div className="stack" style={{ '--gap': 'var(--s6)' }}>
      <PageHead title={m.duplicates_title()} lede={m.duplicates_lede()} />
      <FormTrouble problem={problem} />
      {items.length === 0 ? (
        <EmptyState
          title={m.duplicates_empty_title()}
          action={<ButtonLink to={`${base}/imports`}>{m.imports_title()}</ButtonLink>}
        >
          <p>{m.duplicates_empty_why()}</p>
        </EmptyState>
      ) : (
        <>
          <Rows label={m.duplicates_title()}>
            {items.map((pair) => (
              <Row
                key={pair.id}
                title={
                  <>
                    <Link to={`${base}${pair.href}`}>{pair.name}</Link> <span aria-hidden="true">·</span>{' '}
                    <Link to={`${base}${pair.otherHref}`}>{pair.otherName}</Link>
                  </>
                }
                who={
                  <>
                    {reasonsText(pair.reasons)}
                    {pair.detail !== '' && (
                      <>
                        <br />
                        {pair.detail}
                      </>
                    )}
                    {pair.otherDetail !== '' && (
                      <>
                        <br />
                        {pair.otherDetail}
                      </>
                    )}
                  </>
                }
                end={<span className="figures">{formatPercent(pair.score)}</span>}
                actions={
                  <Form method="post">
                    <input type="hidden" name="pair" value={pair.id} />
                    <ButtonLink
                      small
                      to={`${base}${pair.href}/merge/${pair.otherId}`}
                      aria-label={m.duplicate_compare_pair({ one: pair.name, other: pair.otherName })}
                    >
                      {m.duplicate_compare()}
                    </ButtonLink>{' '}
                    <Button
                      small
                      aria-label={m.duplicate_dismiss_pair({ one: pair.name, other: pair.otherName })}
                    >
                      {m.duplicate_dismiss()}
                    </Button>
                  </Form>
                }
              />
            ))}
          </Rows>
          <ListFoot here={here} shown={items.length} total={total} begun={begun} next={next} />
        </>
      )}
    </div>
  )
}
