import { Pagination } from '#ui/pagination/pagination.tsx'
import { formatNumber } from '../words/format.ts'
import { m } from '../words/words.ts'
import { countedTo, withParams } from './listing.ts'

/** The foot of a list: how much of how many, the neighbouring pages, and the whole of it as a file. */
export function ListFoot({
  here,
  shown,
  total,
  begun,
  next,
  csv,
  pdf,
}: {
  here: string
  shown: number
  total: number
  /** Whether this is a later page than the first. */
  begun: boolean
  next: string | null
  csv?: string
  pdf?: string
}) {
  if (total === 0 && !begun) return null
  return (
    <Pagination
      label={m.pages()}
      summary={
        total > countedTo
          ? m.shown_of_more({ shown: formatNumber(shown), total: formatNumber(countedTo) })
          : m.shown_of({ shown: formatNumber(shown), total: formatNumber(total) })
      }
      {...(begun ? { previous: { to: withParams(here, { cursor: null }), label: m.first_page() } } : {})}
      {...(next === null ? {} : { next: { to: withParams(here, { cursor: next }), label: m.next_page() } })}
      also={
        (csv !== undefined || pdf !== undefined) && (
          <>
            {pdf !== undefined && <a href={pdf}>{m.pdf()}</a>}
            {csv !== undefined && pdf !== undefined && ' · '}
            {csv !== undefined && <a href={csv}>{m.csv()}</a>}
          </>
        )
      }
    />
  )
}
