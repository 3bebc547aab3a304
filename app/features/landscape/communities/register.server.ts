import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { addCommunity } from './add.server.ts'
import { changeCommunity } from './change.server.ts'
import { communityChange, communityInput, communityShape } from './inputs.ts'
import { listCommunities, reachableCommunities, readCommunity } from './reads.server.ts'
import { removeCommunity, restoreCommunity } from './remove.server.ts'

export const communities: Omit<Feature, 'name'> = {
  inverses: { 'community.removed': restoreCommunity },
  sentences: {
    'community.added': () => m.history_community_added(),
    'community.changed': () => m.history_community_changed(),
    'community.removed': () => m.history_community_removed(),
    'community.restored': () => m.history_community_restored(),
  },
  searchKinds: [
    {
      kind: 'community',
      table: 'communities',
      label: () => m.communities_title(),
      reach: () => ({ within: null }),
      describe: async (tx, ids) => {
        const rows = await reachableCommunities(tx)
          .where('id', 'in', ids)
          .select(['id', 'name', 'place'])
          .execute()
        return rows.map((row) => ({
          id: row.id,
          title: row.name,
          detail: row.place,
          href: `/communities/${row.id}`,
        }))
      },
    },
  ],
  api: [
    {
      name: 'communities',
      summary: 'Places and populations that organizations and partnerships serve.',
      shape: communityShape,
      list: (tx, { query, limit, cursor }) => listCommunities(tx, { query, limit, cursor, direction: 'asc' }),
      get: readCommunity,
      create: { input: communityInput, run: addCommunity },
      change: { input: communityChange, run: changeCommunity },
      remove: removeCommunity,
    },
  ],
}
