import { v7 as uuid } from 'uuid'
import { contextOf, memberActor } from '#platform/context/actors.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { mailAddresses } from '#platform/mail/addresses.server.ts'
import { post } from '#platform/mail/mail.server.ts'
import { takeForDigest } from '#platform/notices/take-for-digest.server.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { localeFor, m } from '#platform/words/words.ts'
import { readToday } from '../today/reads.server.ts'
import { howMuch } from '../today/say.ts'
import { digestDay } from './digest.ts'
import { DigestLetter, mostInMail } from './letter.tsx'

interface Reader {
  userId: string
  personId: string
  zone: string | null
  rhythm: 'daily' | 'weekly' | 'never'
}

/**
 * Job, every hour: mails everyone for whom it is morning what is due. One reader's trouble keeps nobody else
 * waiting: it is tried again with the job, and those who have theirs are left out.
 */
export const sendDigests: JobHandler = async (ctx) => {
  const troubles: unknown[] = []
  for (const reader of await readers(ctx)) {
    const on = digestDay(reader.rhythm, reader.zone ?? ctx.workspace.timeZone, ctx.now)
    if (on === null) continue
    try {
      await sendDigest(ctx, reader, on)
    } catch (trouble) {
      troubles.push(trouble)
    }
  }
  if (troubles.length > 0) throw new AggregateError(troubles, 'some digests were not sent')
}

/** Members who want a digest. */
const readers = (ctx: Ctx): Promise<Reader[]> =>
  keepHouse(ctx, async (tx) => {
    return tx.db
      .selectFrom('memberships')
      .innerJoin('people', (join) =>
        join
          .onRef('people.workspaceId', '=', 'memberships.workspaceId')
          .onRef('people.id', '=', 'memberships.personId'),
      )
      .where('memberships.workspaceId', '=', tx.workspace.id)
      .where('memberships.endedAt', 'is', null)
      .where('people.deletedAt', 'is', null)
      .where('people.digest', '<>', 'never')
      .select([
        'memberships.userId',
        'memberships.personId',
        'people.timeZone as zone',
        'people.digest as rhythm',
      ])
      .execute()
  })

async function sendDigest(ctx: Ctx, reader: Reader, on: string): Promise<void> {
  const { system, workspace } = ctx
  const actor = await system.database.transaction({ as: 'door' }, (db) =>
    memberActor(db, workspace, reader.userId, dayIn(workspace.timeZone, ctx.now)),
  )
  if (actor === null) return
  const locale = actor.language === null ? workspace.language : localeFor(actor.language)
  const own = contextOf(system, workspace, actor, { locale, zone: actor.zone, requestId: ctx.requestId })
  await speak(locale, () =>
    keepHouse(own, async (tx) => {
      if (!(await claim(tx, reader.personId, on))) return
      const today = await readToday(tx, { most: mostInMail })
      const address = (await mailAddresses(tx, [{ id: reader.personId, email: null }])).get(reader.personId)
      const news = address === undefined ? [] : await takeForDigest(tx)
      if (address === undefined || today.count + news.length === 0) return
      await post(tx, {
        to: { address, name: actor.name, personId: reader.personId },
        kind: 'digest',
        locale,
        subject: () => (today.count === 0 ? m.digest_subject_news({ count: news.length }) : howMuch(today)),
        body: () => (
          <DigestLetter
            locale={locale}
            workspace={workspace.name}
            name={actor.name}
            today={today}
            news={news}
            base={`${system.settings.publicUrl}/${workspace.slug}`}
          />
        ),
      })
    }),
  )
}

/** Takes the reader's day, with or without a mail; false when it is taken. Two servers at once: the unique row decides. */
async function claim(tx: Tx, personId: string, on: string): Promise<boolean> {
  const taken = await tx.db
    .insertInto('digests')
    .values({ workspaceId: tx.workspace.id, id: uuid(), personId, digestOn: on, createdAt: tx.now })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'personId', 'digestOn']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}
