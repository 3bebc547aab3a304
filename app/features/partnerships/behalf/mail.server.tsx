import { newToken } from '#platform/accounts/tokens.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { addDays } from '#platform/context/days.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import { mailAddresses } from '#platform/mail/addresses.server.ts'
import { languageOf } from '#platform/mail/language.server.ts'
import { LetterButton, LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { limitOf } from '#platform/settings/reads.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { m } from '#platform/words/words.ts'
import { currentAffiliations } from '../partners/representatives.server.ts'
import type { BehalfAct } from './behalf.ts'
import { isGone, readBehalf } from './reads.server.ts'
import { behalfWords } from './words.server.ts'

/** When something was recorded for a partner: its main contact is asked by mail whether that is right, unless it was taken back since. Safe to run twice. */
export async function askPartner(ctx: Ctx, data: Record<string, unknown>): Promise<void> {
  await keepHouse(ctx, async (tx) => {
    const id = String(data.subjectId)
    if (await isGone(tx, id)) return
    const behalf = await readBehalf(tx, id)
    if (behalf.mailedTo === null) await mailLink(tx, behalf)
  })
}

/**
 * Mails a new link about an act to whom the partner is reached by now; false where it has no address. An earlier
 * link answers only that there is a new one.
 */
export async function mailLink(tx: Tx, behalf: BehalfAct): Promise<boolean> {
  const contact = await contactOf(tx, behalf.organizationId)
  if (contact === null) return false
  const { token, hash } = newToken()
  const days = await limitOf(tx, 'behalfLinkDays')
  const until = addDays(tx.today, days)
  await tx.db
    .updateTable('behalfActs')
    .set((set) => ({
      previousTokenHash: set.ref('tokenHash'),
      tokenHash: hash,
      mailedTo: contact.email,
      expiresAt: new Date(tx.now.getTime() + days * 86_400_000),
    }))
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', behalf.id)
    .execute()
  const locale = languageOf(tx, [contact.language])
  const { did, about } = await speak(locale, () => behalfWords(tx, behalf))
  const facts = {
    who: behalf.recordedBy ?? behalf.recordedByOrganization,
    organization: behalf.organizationName,
    partnership: behalf.partnershipName,
  }
  await post(tx, {
    to: { address: contact.email, name: contact.name, personId: contact.personId },
    kind: 'behalf',
    locale,
    subject: () => m.mail_behalf_subject(facts),
    body: () => (
      <LetterFrame
        lang={locale}
        workspace={tx.workspace.name}
        why={m.mail_behalf_why({ workspace: tx.workspace.name, organization: behalf.organizationName })}
      >
        <p>{m.mail_behalf_text(facts)}</p>
        <p>
          <strong>{m.behalf_did({ organization: behalf.organizationName, did })}</strong>
        </p>
        {about !== '' && (
          <blockquote style={{ margin: '0 0 18px', paddingLeft: 14, borderLeft: '3px solid #e4ded3' }}>
            {about}
          </blockquote>
        )}
        {behalf.evidence !== '' && <p>{m.mail_behalf_evidence({ evidence: behalf.evidence })}</p>}
        <p>{m.mail_behalf_ask()}</p>
        <LetterButton href={`${tx.system.settings.publicUrl}/behalf/${token}`}>
          {m.mail_behalf_button()}
        </LetterButton>
        <p>{m.mail_behalf_until({ on: formatDay(until) })}</p>
      </LetterFrame>
    ),
  })
  return true
}

/** Whether an organization is still reached by an address: its own, or that of somebody who belongs to it today. */
export async function isReachedBy(tx: Tx, organizationId: string, address: string | null): Promise<boolean> {
  if (address === null) return false
  const people = await currentAffiliations(tx, organizationId).select(['people.id', 'people.email']).execute()
  const organization = await tx.db
    .selectFrom('organizations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', organizationId)
    .select('email')
    .executeTakeFirst()
  return [...(await mailAddresses(tx, people)).values(), organization?.email ?? ''].some(
    (one) => one.toLowerCase() === address.toLowerCase(),
  )
}

interface Contact {
  email: string
  name: string
  personId: string | null
  language: string | null
}

/** Who is written to for an organization: its main contact, else whoever stands for it, else its own address. */
async function contactOf(tx: Tx, organizationId: string): Promise<Contact | null> {
  const people = await currentAffiliations(tx, organizationId)
    .where('people.doNotContact', '=', false)
    .select(['people.id', 'people.name', 'people.email', 'people.language', 'affiliations.isMainContact'])
    .select((select) =>
      select
        .exists(
          select
            .selectFrom('representatives')
            .whereRef('representatives.workspaceId', '=', 'people.workspaceId')
            .whereRef('representatives.personId', '=', 'people.id')
            .where('representatives.endedOn', 'is', null)
            .select('representatives.id'),
        )
        .as('stands'),
    )
    .orderBy('affiliations.isMainContact', 'desc')
    .orderBy('stands', 'desc')
    .orderBy('people.createdAt')
    .execute()
  const asked = people.filter((one) => one.isMainContact || one.stands)
  const addresses = await mailAddresses(tx, asked)
  for (const { id, name, language } of asked) {
    const email = addresses.get(id)
    if (email !== undefined) return { email, name, personId: id, language }
  }
  const organization = await tx.db
    .selectFrom('organizations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', organizationId)
    .select(['email', 'name', 'language'])
    .executeTakeFirst()
  if (organization?.email == null || organization.email === '') return null
  return { ...organization, email: organization.email, personId: null }
}
