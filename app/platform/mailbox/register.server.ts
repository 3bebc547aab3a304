import { accountsPolicy } from '../accounts/policy.ts'
import type { Feature } from '../features/feature.server.ts'
import { can } from '../policy/policy.ts'
import { m } from '../words/words.ts'
import { heldMailsApi } from './api.server.ts'
import { undiscard } from './discard.server.ts'
import { mailboxMerges } from './merge.server.ts'
import { ownMail } from './settlers.server.ts'

export const mailbox: Omit<Feature, 'name'> = {
  api: [heldMailsApi],
  merges: mailboxMerges,
  noticeKinds: [
    { kind: 'mail.held', theme: 'talk', label: () => m.notice_kind_mail_held(), byMail: 'digest' },
  ],
  inverses: { 'mail.discarded': undiscard },
  sentences: {
    'mail.posted': () => m.history_mail_posted(),
    'mail.discarded': () => m.history_mail_discarded(),
    'mail.undiscarded': () => m.history_mail_undiscarded(),
  },
  subjects: [
    {
      kind: 'held_mail',
      describe: async (tx, ids) =>
        can(tx.actor, accountsPolicy.settleMail, ownMail(tx))
          ? ids.map((id) => ({ id, title: m.held_title(), href: '/settings/held-mail' }))
          : [],
    },
  ],
  erasures: [
    {
      covers: ['reply_addresses', 'held_mails'],
      erase: async (tx, personId) => {
        for (const table of ['replyAddresses', 'heldMails'] as const)
          await tx.db
            .deleteFrom(table)
            .where('workspaceId', '=', tx.workspace.id)
            .where('personId', '=', personId)
            .execute()
      },
    },
  ],
}
