import type { Feature } from '../features/feature.server.ts'
import { mailboxMerges } from './merge.server.ts'

export const mailbox: Omit<Feature, 'name'> = {
  merges: mailboxMerges,
  erasures: [
    {
      erase: async (tx, personId) => {
        await tx.db
          .deleteFrom('replyAddresses')
          .where('workspaceId', '=', tx.workspace.id)
          .where('personId', '=', personId)
          .execute()
      },
    },
  ],
}
