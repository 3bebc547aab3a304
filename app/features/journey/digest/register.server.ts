import type { Feature } from '#platform/features/feature.server.ts'
import { sendDigests } from './send.server.tsx'

export const digest: Omit<Feature, 'name'> = {
  jobs: { 'digest.send': sendDigests },
  erasures: [
    {
      covers: ['digests'],
      erase: async (tx, personId) => {
        await tx.db
          .deleteFrom('digests')
          .where('workspaceId', '=', tx.workspace.id)
          .where('personId', '=', personId)
          .execute()
      },
    },
  ],
  merges: [{ kind: 'person', table: 'digests', column: 'person_id', same: [{ by: ['digest_on'] }] }],
  schedules: [{ job: 'digest.send', cron: '0 * * * *' }],
}
