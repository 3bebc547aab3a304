import type { Feature } from '../features/feature.server.ts'
import { addOwner } from './owner.server.ts'

/** What the operator does at the command line that is no feature's own. */
export const operating: Omit<Feature, 'name'> = {
  commands: {
    'owner add': addOwner,
    'workspace list': {
      usage: '[--json]',
      summary: 'Lists the workspaces of this Commonweave.',
      run: async ({ system, json, say }) => {
        const rows = await system.database.transaction({ as: 'door' }, (db) =>
          db
            .selectFrom('workspaces')
            .select(['id', 'slug', 'name', 'isDemo'])
            .where('hostOrganizationId', 'is not', null)
            .orderBy('slug')
            .execute(),
        )
        if (json) say(JSON.stringify({ workspaces: rows }))
        else for (const row of rows) say(`${row.slug}\t${row.name}`)
      },
    },
  },
}
