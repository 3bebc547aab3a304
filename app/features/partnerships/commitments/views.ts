import { m } from '#platform/words/words.ts'

/** What of a ledger is shown. */
export const ledgerViews = ['open', 'late', 'kept', 'all'] as const
export type LedgerView = (typeof ledgerViews)[number]

export const viewOf = (url: URL, otherwise: LedgerView): LedgerView =>
  ledgerViews.find((view) => view === url.searchParams.get('view')) ?? otherwise

export const viewWord = (view: LedgerView): string =>
  ({
    open: m.commitments_view_open,
    late: m.commitments_view_late,
    kept: m.commitments_view_kept,
    all: m.commitments_view_all,
  })[view]()
