import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { m } from '#platform/words/words.ts'
import type { Concern } from './concern.ts'
import { tookSide } from './sides.server.ts'
import { mailSteward } from './steward-mail.server.tsx'
import { tellNewParties } from './tell-parties.server.ts'

// No notice tells what a confidential or anonymous one is about: a mail lies where others may see it.
export const concernNotices: NoticeKind[] = [
  { kind: 'concern.steward', theme: 'trust', label: () => m.notice_concern_steward(), byMail: 'now' },
  { kind: 'concern.talk', theme: 'trust', label: () => m.notice_concern_talk(), byMail: 'now' },
  { kind: 'concern.raised', theme: 'trust', label: () => m.notice_concern_raised(), byMail: 'digest' },
]

type About = Pick<Concern, 'id' | 'partnershipId' | 'partnershipName'>

const tell = (tx: Tx, concern: About, kind: string, to: readonly string[], say: () => string) =>
  notify(tx, {
    kind,
    to,
    subject: { kind: 'concern', id: concern.id },
    partnershipId: concern.partnershipId,
    href: `/concerns/${concern.id}`,
    say,
  })

type Stewarded = About & {
  steward: { id: string; person: { id: string }; outside: boolean } | null
}

/** Tells whoever is asked to be steward; somebody from outside by a mail with a key. */
export async function tellSteward(tx: Tx, concern: Stewarded): Promise<void> {
  const { steward } = concern
  if (steward === null) return
  if (steward.outside) {
    await mailSteward(tx, concern, steward, 'asked')
    return
  }
  await tell(tx, concern, 'concern.steward', [steward.person.id], () =>
    m.concern_told_steward({ partnership: concern.partnershipName }),
  )
}

async function tellStewardNews(tx: Tx, concern: Stewarded): Promise<void> {
  const { steward } = concern
  if (steward === null) return
  if (steward.outside) {
    await mailSteward(tx, concern, steward, 'news')
    return
  }
  await tell(tx, concern, 'concern.talk', [steward.person.id], () =>
    m.concern_told_message({ partnership: concern.partnershipName }),
  )
}

/** Tells whoever saw to it that the raiser has asked somebody else, or has left it with them after all. */
export async function tellFormerSteward(
  tx: Tx,
  concern: Stewarded,
  what: 'replaced' | 'again',
): Promise<void> {
  const { steward } = concern
  if (steward === null) return
  if (steward.outside) {
    await mailSteward(tx, concern, steward, what)
    return
  }
  const { partnershipId, partnershipName: partnership } = concern
  await notify(tx, {
    kind: 'concern.talk',
    to: [steward.person.id],
    subject: { kind: 'concern', id: concern.id },
    partnershipId,
    // Its own page may be out of their reach by now.
    href: what === 'again' ? `/concerns/${concern.id}` : `/partnerships/${partnershipId}/concerns`,
    say: () =>
      what === 'again' ? m.concern_told_again({ partnership }) : m.concern_told_replaced({ partnership }),
  })
}

const news = {
  proposed: (partnership: string) => m.concern_told_proposed({ partnership }),
  accepted: (partnership: string) => m.concern_told_accepted({ partnership }),
  declined: (partnership: string) => m.concern_told_declined({ partnership }),
  askedAgain: (partnership: string) => m.concern_told_asked_again({ partnership }),
  laidDown: (partnership: string) => m.concern_told_laid_down({ partnership }),
  acknowledged: (partnership: string) => m.concern_told_acknowledged({ partnership }),
  settled: (partnership: string) => m.concern_told_settled({ partnership }),
}

/** Tells whoever raised it how it goes on; somebody without a name sees it on the page of the key. */
export async function tellRaiser(tx: Tx, id: string, what: keyof typeof news): Promise<void> {
  const found = await raiserOf(tx, id)
  if (found?.raisedByPersonId == null) return
  await tell(tx, found, 'concern.talk', [found.raisedByPersonId], () => news[what](found.partnershipName))
}

/** Tells the one of the two that the other has written. */
export async function tellOther(tx: Tx, concern: Concern, from: 'raiser' | 'steward'): Promise<void> {
  if (from === 'raiser') return tellStewardNews(tx, concern)
  const raiser = (await raiserOf(tx, concern.id))?.raisedByPersonId ?? null
  if (raiser === null) return
  await tell(tx, concern, 'concern.talk', [raiser], () =>
    m.concern_told_message({ partnership: concern.partnershipName }),
  )
}

const raiserOf = (tx: Tx, id: string) =>
  tx.db
    .selectFrom('concerns as c')
    .innerJoin('partnerships as p', (join) =>
      join.onRef('p.workspaceId', '=', 'c.workspaceId').onRef('p.id', '=', 'c.partnershipId'),
    )
    .where('c.workspaceId', '=', tx.workspace.id)
    .where('c.id', '=', id)
    .select(['c.id', 'c.partnershipId', 'p.name as partnershipName', 'c.raisedByPersonId'])
    .executeTakeFirst()

/**
 * Job, each morning: tells stewards what came without a name since, those in whose place somebody else was asked, and those
 * it is about. A notice at once would keep the moment, and with it who was signed in then.
 */
export const tellInTheMorning: JobHandler = (ctx) =>
  keepHouse(ctx, async (tx) => {
    const { rows } = await sql<
      About & {
        stewardId: string
        personId: string
        outside: boolean
        replaced: boolean
        asked: boolean
      }
    >`
      select c.id, c.partnership_id, p.name as partnership_name, s.id as steward_id, s.person_id,
        s.naming_id is not null as outside, s.ended_on is not null as replaced, s.told_on is null as asked
      from concern_stewards s
      join concerns c on c.workspace_id = s.workspace_id and c.id = s.concern_id and c.deleted_at is null
      join partnerships p on p.workspace_id = c.workspace_id and p.id = c.partnership_id and p.deleted_at is null
      where s.workspace_id = ${tx.workspace.id} and s.declined_on is null and c.openness = 'anonymous'
        and not ${tookSide(tx, 's')}
        and case when s.ended_on is null
          then s.told_on is null or exists (select 1 from concern_messages x where x.workspace_id = c.workspace_id
            and x.concern_id = c.id and x.side = 'raiser' and x.told_on is null)
          else s.told_on is null and s.accepted_on is not null end`.execute(tx.db)
    for (const { stewardId, personId, outside, replaced, asked, ...about } of rows) {
      const row = { ...about, steward: { id: stewardId, person: { id: personId }, outside } }
      if (replaced) await tellFormerSteward(tx, row, 'replaced')
      else if (asked) await tellSteward(tx, row)
      else await tellStewardNews(tx, row)
    }
    for (const { id } of rows) {
      await sql`update concern_stewards set told_on = ${tx.today}::date where workspace_id = ${tx.workspace.id} and concern_id = ${id} and told_on is null`.execute(
        tx.db,
      )
      await sql`update concern_messages set told_on = ${tx.today}::date where workspace_id = ${tx.workspace.id} and concern_id = ${id} and told_on is null`.execute(
        tx.db,
      )
    }
    await tellNewParties(tx, 'anonymous')
  })
