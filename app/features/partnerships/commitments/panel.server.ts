import type { Panel } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { readLedger } from './reads.server.ts'
import { whenText, whoText } from './say.ts'

const shown = 6

/** On an organization's page: what it has promised and was promised, and is not done yet, as far as the reader reaches. */
export const openPromises: Panel = {
  place: 'organization',
  order: 20,
  load: async (tx, organizationId) => {
    const rows = await readLedger(tx, { organizationId, view: 'open', query: '', most: shown })
    return {
      title: m.commitments_panel_title(),
      href: `/organizations/${organizationId}/commitments`,
      linkText: m.commitments_panel_link(),
      rows: rows.slice(0, shown).map((row) => ({
        id: row.id,
        text: row.text,
        detail: whoText(row, tx.today),
        when: whenText(row, tx.today),
        href: `/commitments/${row.id}`,
        tone: row.standing.lateDays > 0 ? ('late' as const) : ('plain' as const),
      })),
      empty: m.commitments_panel_empty(),
    }
  },
}
