import { comesIn } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { m } from '#platform/words/words.ts'
import type { Expertise } from './expertise.ts'
import { expertiseById } from './reads.server.ts'

export const expertiseNotices: NoticeKind[] = [
  { kind: 'expertise', theme: 'work', label: () => m.notice_kind_expertise(), byMail: 'digest' },
]

/** The person it is said of; of an organization those who speak for it. */
async function holders(tx: Tx, { organizationId, personId }: Expertise): Promise<string[]> {
  if (personId !== null) return [personId]
  const rows = await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where('organizationId', '=', organizationId)
    .where(comesIn(tx))
    .where('role', 'in', ['owner', 'coordinator', 'lead'])
    .select('personId')
    .execute()
  return rows.flatMap((row) => (row.personId === null ? [] : [row.personId]))
}

const tell =
  (say: (facts: { topic: string }) => string): JobHandler =>
  (ctx, event) =>
    keepHouse(ctx, async (tx) => {
      const [one] = await expertiseById(tx, [String(event.subjectId)])
      if (one === undefined) return
      await notify(tx, {
        kind: 'expertise',
        to: await holders(tx, one),
        subject: { kind: 'expertise', id: one.id },
        href: `/expertise/${one.id}`,
        say: () => say({ topic: one.topic }),
      })
    })

/** Job: whoever is said to know something hears of it. */
export const tellProposed: JobHandler = tell((facts) => m.notice_expertise_proposed(facts))
/** Job: whoever was asked and helped hears that it was credited. */
export const tellCredited: JobHandler = tell((facts) => m.notice_expertise_credited(facts))
