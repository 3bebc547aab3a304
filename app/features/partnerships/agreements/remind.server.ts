import type { Tx } from '#platform/context/context.server.ts'
import { addDays, type Day, dayIn } from '#platform/context/days.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler, NoticeKind } from '#platform/features/feature.server.ts'
import { limitOf } from '#platform/settings/reads.server.ts'
import { formatDay, formatDistance } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { comesToEndOn, reminderDay } from './agreement.ts'
import { mailNews, tellNews } from './news.server.tsx'
import { peopleTold } from './told.server.ts'
import { agreementsToRemindOf } from './waiting.server.ts'

export const endingNotice: NoticeKind = {
  kind: 'agreement.ending',
  label: () => m.notice_kind_agreement_ending(),
  theme: 'agreements',
  byMail: 'digest',
}

/** How many days before its last day people are reminded of an agreement, as the workspace set it for today. */
export const reminderDays = async (tx: Tx): Promise<number[]> => [
  await limitOf(tx, 'agreementFirstReminderDays'),
  await limitOf(tx, 'agreementSecondReminderDays'),
  await limitOf(tx, 'agreementLastReminderDays'),
]

/** Job: reminds those who signed and those who stand for the partners, unless they rest, once for each of the days, however often it runs. */
export const remindOfEndings: JobHandler = (ctx) =>
  keepHouse(ctx, async (tx) => {
    const steps = await reminderDays(tx)
    for (const agreement of await agreementsToRemindOf(tx, addDays(tx.today, Math.max(...steps)))) {
      const endsOn = comesToEndOn(agreement)
      const since = reminderDay(endsOn, steps, tx.today)
      if (since === null || endsOn === null) continue
      const say = agreement.ending === null ? m.notice_agreement_ending : m.notice_agreement_ending_soon
      const told = await toldSince(tx, agreement.id, since)
      const people = (await peopleTold(tx, agreement, { resting: false })).filter(
        (one) => !told.has(one.personId),
      )
      const news = {
        kind: endingNotice.kind,
        say: () =>
          say({
            title: agreement.title,
            day: formatDay(endsOn, tx.today),
            when: formatDistance(endsOn, tx.today),
          }),
        quote: agreement.ending?.reason ?? '',
      }
      await mailNews(tx, agreement, await tellNews(tx, agreement, people, news), news)
    }
  })

async function toldSince(tx: Tx, agreementId: string, since: Day): Promise<Set<string>> {
  const rows = await tx.db
    .selectFrom('notices')
    .where('workspaceId', '=', tx.workspace.id)
    .where('kind', '=', endingNotice.kind)
    .where('subjectId', '=', agreementId)
    .select(['personId', 'createdAt'])
    .execute()
  return new Set(
    rows.filter((row) => dayIn(tx.workspace.timeZone, row.createdAt) >= since).map((row) => row.personId),
  )
}
