import type { Tx } from '#platform/context/context.server.ts'
import type { Panel, PanelContent } from '#platform/features/feature.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { latestTouchpoints } from './reads.server.ts'
import { kindWord, titleOf, whoTookPart } from './say.ts'
import type { TouchpointFilters } from './touchpoint.ts'

const lastContacts =
  (name: 'organization' | 'person', most: number): Panel['load'] =>
  async (tx: Tx, id: string): Promise<PanelContent> => {
    const filters: TouchpointFilters = name === 'person' ? { personId: id } : { organizationId: id }
    const rows = await latestTouchpoints(tx, filters, most)
    return {
      title: m.touchpoints_panel_title(),
      href: `/touchpoints?${name}=${id}`,
      linkText: m.touchpoints_panel_link(),
      rows: rows.map((row) => ({
        id: row.id,
        text: titleOf(row),
        detail: m.touchpoint_detail({ kind: kindWord(row.kind), who: whoTookPart(row) }),
        when: formatDay(row.happenedOn, tx.today),
        href: `/touchpoints/${row.id}`,
        tone: 'plain' as const,
      })),
      empty: m.touchpoints_panel_empty(),
    }
  }

/** On pages of organizations and people: the last words exchanged, as far as the reader reads them. */
export const organizationContacts: Panel = {
  place: 'organization',
  order: 10,
  load: lastContacts('organization', 50),
}
export const personContacts: Panel = { place: 'person', order: 10, load: lastContacts('person', 10) }
