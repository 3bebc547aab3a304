import { sql } from 'kysely'
import { comesIn } from '#platform/context/comes-in.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { lapseNotices } from '#platform/notices/lapse.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { roles } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { peopleStanding } from '../partners/standing.server.ts'
import type { Partnership } from '../partnerships/partnership.ts'
import { reachablePartnerships, readPartnership } from '../partnerships/reads.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { type Asked, askedSoFar, monthBegins } from './asks.server.ts'
import { type AskedLevel, levelOf } from './equity.ts'

const kinds: Record<AskedLevel, string> = { near: 'asks-near', much: 'asks-much' }

export const askNotices: NoticeKind[] = [
  {
    kind: kinds.near,
    theme: 'trust',
    label: () => m.notice_asks_near(),
    byMail: 'never',
    asksNothing: true,
  },
  {
    kind: kinds.much,
    theme: 'trust',
    label: () => m.notice_asks_much(),
    byMail: 'digest',
    asksNothing: true,
  },
]

/**
 * Job, every morning: tells those who could ask next, of the other partners, that a partner has been asked for almost as
 * much this month as is held to be courteous, or for so much; of each once a month.
 */
export const tellOfAsks: JobHandler = async (ctx) => {
  const active = await keepHouse(ctx, (tx) =>
    reachablePartnerships(tx)
      .where(
        sql<boolean>`exists (select 1 from history h where h.workspace_id = partnerships.workspace_id
          and h.partnership_id = partnerships.id and ${thisMonth(tx, 'h.at')})`,
      )
      .select('partnerships.id')
      .execute(),
  )
  for (const { id } of active) await keepHouse(ctx, async (tx) => tellIn(tx, await readPartnership(tx, id)))
}

async function tellIn(tx: Tx, partnership: Partnership): Promise<void> {
  // Nobody asks where all of it rests or is concluded.
  if (partnership.concludedOn !== null || partnership.paused) return
  for (const asked of await askedSoFar(tx, partnership)) {
    const level = levelOf(asked)
    const partner = partnership.partners.find((one) => one.organizationId === asked.organizationId)
    if (level === null || partner === undefined || (await isTold(tx, partner.id, level))) continue
    if (level === 'much') await lapseNotices(tx, { kind: kinds.near, subjectId: partner.id })
    await notify(tx, {
      kind: kinds[level],
      to: await whoCouldAsk(tx, partnership.id, asked.organizationId),
      subject: { kind: 'partner', id: partner.id },
      partnershipId: partnership.id,
      href: `/partnerships/${partnership.id}/equity`,
      say: () => words(level, asked, partnership.name),
    })
  }
}

const words = (level: AskedLevel, { name, count, limit }: Asked, partnership: string): string => {
  const facts = { organization: name, partnership, count, limit }
  return level === 'much' ? m.notice_asks_much_text(facts) : m.notice_asks_near_text(facts)
}

/** Whether people were told this month already, of this or of more. */
const isTold = async (tx: Tx, partnerId: string, level: AskedLevel): Promise<boolean> =>
  (await tx.db
    .selectFrom('notices')
    .where('workspaceId', '=', tx.workspace.id)
    .where('subjectKind', '=', 'partner')
    .where('subjectId', '=', partnerId)
    .where('kind', 'in', level === 'much' ? [kinds.much] : [kinds.near, kinds.much])
    .where(thisMonth(tx, 'notices.created_at'))
    .select('id')
    .executeTakeFirst()) !== undefined

const thisMonth = (tx: Tx, moment: string) =>
  sql<boolean>`${sql.ref(moment)} >= (${monthBegins(tx.today)}::date::timestamp at time zone ${tx.workspace.timeZone})`

/** Who stands for another partner and may ask it for something. */
async function whoCouldAsk(tx: Tx, partnershipId: string, organizationId: string): Promise<string[]> {
  const { people } = await peopleStanding(tx, partnershipId)
  const others = people.filter((one) => one.organizationId !== organizationId)
  const asking = await tx.db
    .selectFrom('memberships')
    .where('workspaceId', '=', tx.workspace.id)
    .where(comesIn(tx))
    .where('personId', 'in', [...others.map((one) => one.personId), tx.workspace.id])
    .where(
      'role',
      'in',
      roles.filter((role) => partnershipPolicy.workTogether[role] === true),
    )
    .select(['personId', 'organizationId'])
    .execute()
  // Who stands for this partner too asks for it, and is not told of it as of another.
  const own = new Set(people.filter((one) => !others.includes(one)).map((one) => one.personId))
  return asking.flatMap((one) => (own.has(one.personId) ? [] : one.personId))
}
