import { isDay } from '#platform/context/days.ts'
import { m } from '#platform/words/words.ts'

/** What of a ledger is shown. */
export const ledgerViews = ['open', 'late', 'kept', 'broken', 'all'] as const
export type LedgerView = (typeof ledgerViews)[number]

/** Whose promises: those by the side that looks, or those made to it. */
export const ledgerSides = ['by', 'to'] as const
/** The record promises come from. */
export const ledgerSources = ['touchpoint', 'meeting', 'agreement', 'concern', 'recurringPromise'] as const
export const ledgerSorts = ['due', '-due', 'pledged', '-pledged'] as const

/** What is asked for of a ledger in an address; null and '' ask for nothing. */
export interface LedgerAsked {
  view: LedgerView
  query: string
  side: (typeof ledgerSides)[number] | null
  source: (typeof ledgerSources)[number] | null
  /** By the day in force. */
  from: string
  to: string
  sort: (typeof ledgerSorts)[number] | null
}

export function askedIn(url: URL, otherwise: LedgerView): LedgerAsked {
  const get = (name: string) => url.searchParams.get(name) ?? ''
  const day = (name: string) => (isDay(get(name)) ? get(name) : '')
  return {
    view: ledgerViews.find((view) => view === get('view')) ?? otherwise,
    query: get('query').slice(0, 200),
    side: ledgerSides.find((side) => side === get('side')) ?? null,
    source: ledgerSources.find((source) => source === get('source')) ?? null,
    from: day('from'),
    to: day('to'),
    sort: ledgerSorts.find((sort) => sort === get('sort')) ?? null,
  }
}

/** The same as an address says it, for the spreadsheet of what is shown. */
export const askedParams = (asked: LedgerAsked): Record<string, string | null> => ({
  ...asked,
  query: asked.query || null,
  from: asked.from || null,
  to: asked.to || null,
})

/** Nothing is asked for but what a ledger opens with. */
export const asksNothing = ({ query, side, source, from, to }: LedgerAsked): boolean =>
  query === '' && side === null && source === null && from === '' && to === ''

export const viewWord = (view: LedgerView): string =>
  ({
    open: m.commitments_view_open,
    late: m.commitments_view_late,
    kept: m.commitments_view_kept,
    broken: m.commitments_view_broken,
    all: m.commitments_view_all,
  })[view]()

export const sourceWord = (source: (typeof ledgerSources)[number]): string =>
  ({
    touchpoint: m.commitments_source_touchpoint,
    meeting: m.commitments_source_meeting,
    agreement: m.commitments_source_agreement,
    concern: m.commitments_source_concern,
    recurringPromise: m.commitments_source_recurring,
  })[source]()

export const sortWord = (sort: (typeof ledgerSorts)[number]): string =>
  ({
    due: m.commitments_sort_due,
    '-due': m.commitments_sort_due_last,
    pledged: m.commitments_sort_pledged_first,
    '-pledged': m.commitments_sort_pledged,
  })[sort]()
