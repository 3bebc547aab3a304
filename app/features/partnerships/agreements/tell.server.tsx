import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { type Agreement, type Signer, waitingSigners } from './agreement.ts'
import { mailCopy, mailLink } from './letters.server.tsx'
import { mailNews, tellNews } from './news.server.tsx'
import { readAgreement } from './reads.server.ts'
import { standingSentence } from './say.ts'
import { peopleTold, type Told } from './told.server.ts'

/** Job: asks those whose turn it is for their signature, once each; says to all when the last one has signed. */
export const askSigners: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const agreement = await readIfThere(tx, String(event.subjectId))
    if (agreement?.sending == null) return
    const { signers } = agreement.sending
    if (agreement.standing === 'waiting') {
      for (const signer of waitingSigners(agreement.sending))
        if (signer.askedAt === null) await ask(tx, agreement, signer)
    } else if (event.action === 'agreement.signed' && (await actOf(tx, event)).facts.left === 0) {
      const news = newsOf(tx, agreement, '')
      const withoutSignIn = await tellNews(tx, agreement, await peopleTold(tx, agreement), news)
      const signed = (one: Told) => signers.find((signer) => signer.personId === one.personId)
      for (const signer of withoutSignIn.flatMap((one) => signed(one) ?? []))
        await mailCopy(tx, agreement, signer)
      const others = withoutSignIn.filter((one) => signed(one) === undefined)
      await mailNews(tx, agreement, others, news)
    }
  })

/** Job: says that somebody declined or that it was called back, and why. */
export const tellChange: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const agreement = await readIfThere(tx, String(event.subjectId))
    if (agreement === null) return
    const { sending } = agreement
    const declined = sending?.signers.find((one) => one.declinedAt !== null)?.declineReason
    await tellOthers(tx, agreement, event, newsOf(tx, agreement, declined ?? sending?.recallReason ?? ''))
  })

/** Job: says that a side ended it, for when and why; not once that is taken back. */
export const tellEnded: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const agreement = await readIfThere(tx, String(event.subjectId))
    if (agreement?.ending == null) return
    const { endedOn, reason, organizationName: organization } = agreement.ending
    await tellOthers(tx, agreement, event, {
      kind: 'agreement.news',
      say: () =>
        m.notice_agreement_ended({
          title: agreement.title,
          organization,
          on: formatDay(endedOn, tx.today),
        }),
      quote: reason,
    })
  })

/** Job: says that it runs on after all; not once it is ended again. */
export const tellContinued: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const agreement = await readIfThere(tx, String(event.subjectId))
    if (agreement === null || agreement.ending !== null) return
    await tellOthers(tx, agreement, event, {
      kind: 'agreement.news',
      say: () =>
        m.notice_agreement_continued({
          title: agreement.title,
          how: standingSentence(agreement, tx.today),
        }),
      quote: '',
    })
  })

async function readIfThere(tx: Tx, id: string): Promise<Agreement | null> {
  try {
    return await readAgreement(tx, id)
  } catch (failure) {
    if (failure instanceof NotFound) return null
    throw failure
  }
}

const newsOf = (tx: Tx, agreement: Agreement, quote: string) => ({
  kind: 'agreement.news',
  say: () => m.notice_agreement_news({ title: agreement.title, how: standingSentence(agreement, tx.today) }),
  quote,
})

/** Tells everybody who hears of it but whoever did it. */
async function tellOthers(
  tx: Tx,
  agreement: Agreement,
  event: Record<string, unknown>,
  news: ReturnType<typeof newsOf>,
): Promise<void> {
  const did = await actOf(tx, event)
  const others = (await peopleTold(tx, agreement)).filter((one) => one.personId !== did.actorPersonId)
  await mailNews(tx, agreement, await tellNews(tx, agreement, others, news), news)
}

/** The entry of history that an event is from. */
const actOf = (tx: Tx, { historyId }: Record<string, unknown>) =>
  tx.db
    .selectFrom('history')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', String(historyId))
    .select(['actorPersonId', 'facts'])
    .executeTakeFirstOrThrow()

async function ask(tx: Tx, agreement: Agreement, signer: Signer): Promise<void> {
  const { withoutSignIn } = await notify(tx, {
    kind: 'agreement.signature',
    to: [signer.personId],
    subject: { kind: 'agreement', id: agreement.id },
    partnershipId: agreement.partnershipId,
    href: `/agreements/${agreement.id}/sign`,
    say: () =>
      m.notice_agreement_signature({ title: agreement.title, organization: signer.organizationName }),
    quote: agreement.sending?.message ?? '',
  })
  const link = withoutSignIn.includes(signer.personId) ? await mailLink(tx, agreement, signer) : null
  await tx.db
    .updateTable('agreementSigners')
    .set({ askedAt: tx.now, ...link })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', signer.id)
    .execute()
}
