import type { Feature } from '#platform/features/feature.server.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { partnershipsApi } from './api.server.ts'
import { undoConclusion, undoReopening } from './conclude.server.ts'
import { partnershipExport } from './export.server.ts'
import { partnershipMerges } from './merge.server.ts'
import { organizationPanel, personPanel } from './panels.server.ts'
import { partnershipReach, reachablePartnerships, readPartnership } from './reads.server.ts'
import { withdrawStart } from './start.server.ts'
import { partnershipNotices, tellStandingNow } from './tell.server.ts'

export const partnershipNoun: Omit<Feature, 'name'> = {
  noticeKinds: partnershipNotices,
  listeners: {
    partnerships: {
      'partnership.concluded': tellStandingNow,
      'partnership.reopened': tellStandingNow,
      'partnership.paused': tellStandingNow,
      'partnership.resumed': tellStandingNow,
    },
  },
  inverses: {
    'partnership.started': withdrawStart,
    'partnership.concluded': undoConclusion,
    'partnership.reopened': undoReopening,
  },
  sentences: {
    'partnership.started': () => m.history_partnership_started(),
    'partnership.withdrawn': () => m.history_partnership_withdrawn(),
    'partnership.changed': () => m.history_partnership_changed(),
    'partnership.concluded': () => m.history_partnership_concluded(),
    'partnership.reopened': () => m.history_partnership_reopened(),
    'partnership.paused': ({ all }) =>
      all === true ? m.history_partnership_paused_all() : m.history_partnership_paused_one(),
    'partnership.resumed': ({ all }) =>
      all === true ? m.history_partnership_resumed_all() : m.history_partnership_resumed_one(),
  },
  searchKinds: [
    {
      kind: 'partnership',
      table: 'partnerships',
      label: () => m.partnerships_title(),
      reach: partnershipReach,
      describe: async (tx, ids) => {
        const rows = await reachablePartnerships(tx)
          .where('partnerships.id', 'in', [...ids, tx.workspace.id])
          .select('id')
          .execute()
        const found = []
        for (const row of rows) {
          const { partners, name } = await readPartnership(tx, row.id)
          found.push({
            id: row.id,
            title: name,
            detail: formatList(partners.map((partner) => partner.name)),
            href: `/partnerships/${row.id}`,
          })
        }
        return found
      },
    },
  ],
  panels: [organizationPanel, personPanel],
  exports: [partnershipExport],
  merges: partnershipMerges,
  api: [partnershipsApi],
}
