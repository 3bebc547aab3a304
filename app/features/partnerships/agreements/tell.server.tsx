import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { m } from '#platform/words/words.ts'
import { type Agreement, type Signer, waitingSigners } from './agreement.ts'
import { mailCopy, mailLink } from './letters.server.tsx'
import { readAgreement } from './reads.server.ts'
import { standingSentence } from './say.ts'
import { peopleTold } from './told.server.ts'

/** Job: asks those whose turn it is for their signature, once each; says to all when the last one has signed. */
export const askSigners: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const agreement = await readIfThere(tx, String(event.subjectId))
    if (agreement?.sending == null) return
    if (agreement.standing === 'waiting') {
      for (const signer of waitingSigners(agreement.sending))
        if (signer.askedAt === null) await ask(tx, agreement, signer)
    } else if (event.action === 'agreement.signed') {
      const withoutSignIn = await tellAll(tx, agreement)
      for (const signer of agreement.sending.signers)
        if (withoutSignIn.includes(signer.personId)) await mailCopy(tx, agreement, signer)
    }
  })

/** Job: says that somebody declined, or that it was called back. */
export const tellChange: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const agreement = await readIfThere(tx, String(event.subjectId))
    if (agreement !== null) await tellAll(tx, agreement)
  })

async function readIfThere(tx: Tx, id: string): Promise<Agreement | null> {
  try {
    return await readAgreement(tx, id)
  } catch (failure) {
    if (failure instanceof NotFound) return null
    throw failure
  }
}

/** Tells everybody who hears of it; answers with whom of them has no sign-in. */
async function tellAll(tx: Tx, agreement: Agreement): Promise<string[]> {
  const { withoutSignIn } = await notify(tx, {
    kind: 'agreement.news',
    to: await peopleTold(tx, agreement),
    subject: { kind: 'agreement', id: agreement.id },
    partnershipId: agreement.partnershipId,
    href: `/agreements/${agreement.id}`,
    say: () =>
      m.notice_agreement_news({ title: agreement.title, how: standingSentence(agreement, tx.today) }),
  })
  return withoutSignIn
}

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
