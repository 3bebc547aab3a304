import type { Feature } from '../features/feature.server.ts'
import { m } from '../words/words.ts'
import { noticesApi, noticeWishesApi, quietHoursApi } from './api.server.ts'
import { mailLater } from './mail.server.tsx'
import { noticeMerges } from './merge.server.ts'

export const notices: Omit<Feature, 'name'> = {
  api: [noticesApi, noticeWishesApi, quietHoursApi],
  jobs: { 'notices.mail': mailLater },
  merges: noticeMerges,
  sentences: { 'notice.wished': () => m.history_notice_wished() },
  erasures: [
    {
      covers: ['notices', 'notice_wishes'],
      sentences: ['notices.text', 'notices.quote'],
      erase: async (tx, personId) => {
        for (const table of ['notices', 'noticeWishes'] as const)
          await tx.db
            .deleteFrom(table)
            .where('workspaceId', '=', tx.workspace.id)
            .where('personId', '=', personId)
            .execute()
      },
    },
  ],
}
