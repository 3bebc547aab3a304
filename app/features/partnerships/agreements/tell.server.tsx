import { newToken } from '#platform/accounts/tokens.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { addDays, dayIn } from '#platform/context/days.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { mailAddresses } from '#platform/mail/addresses.server.ts'
import { LetterButton, LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { languageOf } from '../partners/invitations/language.server.ts'
import { representativesOf } from '../partners/representatives.server.ts'
import { type Agreement, type Signer, waitingSigners } from './agreement.ts'
import { readAgreement } from './reads.server.ts'
import { standingSentence } from './say.ts'

/** A link to sign by holds for so long. */
const linkDays = 60

/** Job: asks those whose turn it is for their signature, once each; says to all when the last one has signed. */
export const askSigners: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const agreement = await readIfThere(tx, String(event.subjectId))
    if (agreement?.sending == null) return
    if (agreement.standing === 'waiting') {
      for (const signer of waitingSigners(agreement.sending))
        if (signer.askedAt === null) await ask(tx, agreement, signer)
    } else if (event.action === 'agreement.signed') await tellAll(tx, agreement)
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

async function tellAll(tx: Tx, agreement: Agreement): Promise<void> {
  const people = await representativesOf(tx, agreement.partnershipId)
  await notify(tx, {
    kind: 'agreement.news',
    to: people.filter((one) => one.endedOn === null).map((one) => one.personId),
    subject: { kind: 'agreement', id: agreement.id },
    partnershipId: agreement.partnershipId,
    href: `/agreements/${agreement.id}`,
    say: () =>
      m.notice_agreement_news({ title: agreement.title, how: standingSentence(agreement, tx.today) }),
  })
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

/** Mails the link by which somebody signs who has no sign-in; null where there is no address. */
async function mailLink(tx: Tx, agreement: Agreement, signer: Signer) {
  const person = await tx.db
    .selectFrom('people')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', signer.personId)
    .where('deletedAt', 'is', null)
    .select(['id', 'name', 'email', 'language'])
    .executeTakeFirst()
  const address = person && (await mailAddresses(tx, [person])).get(person.id)
  if (person === undefined || address === undefined) return null
  const { token, hash } = newToken()
  const expiresAt = new Date(tx.now.getTime() + linkDays * 86_400_000)
  const until = addDays(dayIn(tx.workspace.timeZone, tx.now), linkDays)
  const locale = languageOf(tx, [person.language])
  const facts = {
    title: agreement.title,
    organization: signer.organizationName,
    partnership: agreement.partnershipName,
  }
  await post(tx, {
    to: { address, name: person.name, personId: person.id },
    kind: 'signature',
    locale,
    subject: () => m.mail_signature_subject(facts),
    body: () => (
      <LetterFrame
        lang={locale}
        workspace={tx.workspace.name}
        why={m.mail_signature_why({ workspace: tx.workspace.name, organization: signer.organizationName })}
      >
        <p>{m.mail_signature_text(facts)}</p>
        {agreement.sending?.message && <blockquote>{agreement.sending.message}</blockquote>}
        <LetterButton href={`${tx.system.settings.publicUrl}/signature/${token}`}>
          {m.mail_signature_button()}
        </LetterButton>
        <p>{m.mail_signature_until({ on: formatDay(until) })}</p>
      </LetterFrame>
    ),
  })
  return { tokenHash: hash, expiresAt }
}
