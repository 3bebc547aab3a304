import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { lapseNotices } from '#platform/notices/lapse.server.ts'
import { m } from '#platform/words/words.ts'
import { tellStanding } from '../partners/tell-standing.server.ts'
import { reachablePartnerships } from './reads.server.ts'

export const partnershipNotices: NoticeKind[] = [
  {
    kind: 'partnership',
    theme: 'partnership',
    label: () => m.notice_kind_partnership(),
    byMail: 'now',
    asksNothing: true,
  },
]

/**
 * Job: the people of all partners hear that a partnership is concluded or taken up again, and that it, or one of its
 * partners, rests or goes on. What no longer is so is not told, and what was told of it before is no news any more.
 */
export const tellStandingNow: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const id = String(event.subjectId)
    const { action, kind, ended } = breakOf(String(event.action))
    const found = reachablePartnerships(tx).where('partnerships.id', '=', id).select('id')
    if ((await found.executeTakeFirst()) === undefined) return
    const entry = await tx.db
      .selectFrom('history')
      .leftJoin('organizations', (join) =>
        join
          .onRef('organizations.workspaceId', '=', 'history.workspaceId')
          .onRef('organizations.id', '=', 'history.organizationId'),
      )
      .where('history.workspaceId', '=', tx.workspace.id)
      .where('history.id', '=', String(event.historyId))
      .select(['history.organizationId', 'organizations.name'])
      .executeTakeFirst()
    if (entry === undefined) return
    const organizationId = kind === 'conclusion' ? null : entry.organizationId
    const last = await lastBreak(tx, id, kind, organizationId)
    if (last === undefined || (last.endedAt !== null) !== ended) return
    await lapseNotices(tx, { kind: 'partnership', subjectId: id })
    await tellStanding(tx, event, {
      kind: 'partnership',
      partnershipId: id,
      href: `/partnerships/${id}`,
      say: ({ partnership }) =>
        organizationId === null
          ? whole[action]({ partnership })
          : ofOne[ended ? 'resumed' : 'paused']({ organization: entry.name ?? '', partnership }),
      quote: (ended ? last.endNote : last.note) ?? '',
    })
  })

const whole = {
  concluded: m.notice_partnership_concluded,
  reopened: m.notice_partnership_reopened,
  paused: m.notice_partnership_paused,
  resumed: m.notice_partnership_resumed,
}
const ofOne = { paused: m.notice_partner_paused, resumed: m.notice_partner_resumed }

function breakOf(said: string) {
  const action = (['concluded', 'reopened', 'paused', 'resumed'] as const).find(
    (one) => said === `partnership.${one}`,
  )
  if (action === undefined) throw new Error(`${said} is no change of standing`)
  return {
    action,
    kind: action === 'concluded' || action === 'reopened' ? ('conclusion' as const) : ('pause' as const),
    ended: action === 'reopened' || action === 'resumed',
  }
}

const lastBreak = (
  tx: Tx,
  partnershipId: string,
  kind: 'pause' | 'conclusion',
  organizationId: string | null,
) =>
  tx.db
    .selectFrom('partnershipBreaks')
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', partnershipId)
    .where('kind', '=', kind)
    .where('organizationId', 'is not distinct from', organizationId)
    .orderBy('beganAt', 'desc')
    .orderBy('id', 'desc')
    .select(['note', 'endNote', 'endedAt'])
    .executeTakeFirst()
