import { v7 as uuid } from 'uuid'
import { record } from '../../activity/record.server.ts'
import type { Tx } from '../../context/context.server.ts'
import { LetterButton, LetterFrame } from '../../mail/letter.tsx'
import { post } from '../../mail/mail.server.ts'
import { m } from '../../words/words.ts'
import { type Lead, leadsOf } from './leads.server.ts'

/**
 * Who has to be asked before someone comes in for an organization. `own`: nobody, it is the actor's own.
 * `nobody`: no lead of it signs in yet. `operator`: whoever is at the command line has the database anyway, so
 * what is made there doesn't wait.
 */
export type Asked = 'own' | 'nobody' | 'operator' | 'lead'

export async function whomToAsk(tx: Tx, organizationId: string): Promise<{ asked: Asked; leads: Lead[] }> {
  if (organizationId === tx.actor.organizationId) return { asked: 'own', leads: [] }
  const leads = await leadsOf(tx, organizationId)
  if (leads.length === 0) return { asked: 'nobody', leads }
  return { asked: tx.actor.kind === 'operator' ? 'operator' : 'lead', leads }
}

/** Asks the leads of a partner, in Today and by mail, whether someone or a program may come in in its name. */
export async function askForApproval(
  tx: Tx,
  {
    leads,
    ...what
  }: {
    leads: readonly Lead[]
    organizationId: string
    /** Of the person invited, or of the key. */
    name: string
    partnershipId?: string | null
    invitationId?: string
    apiKeyId?: string
  },
): Promise<void> {
  const id = uuid()
  const { organizationId, name, invitationId = null, apiKeyId = null } = what
  await tx.db
    .insertInto('approvals')
    .values({
      workspaceId: tx.workspace.id,
      id,
      organizationId,
      invitationId,
      apiKeyId,
      askedAt: tx.now,
      askedByPersonId: tx.actor.personId,
    })
    .execute()
  const { name: organization } = await tx.db
    .selectFrom('organizations')
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', organizationId)
    .select('name')
    .executeTakeFirstOrThrow()
  const facts = { who: tx.actor.name || tx.workspace.name, name, organization }
  for (const lead of leads)
    await post(tx, {
      to: { address: lead.address, name: lead.name, personId: lead.personId },
      kind: 'approval',
      locale: lead.locale,
      subject: () => m.mail_approval_subject(facts),
      body: () => (
        <LetterFrame lang={lead.locale} workspace={tx.workspace.name} why={m.mail_approval_why(facts)}>
          <p>{apiKeyId === null ? m.mail_approval_invitation(facts) : m.mail_approval_key(facts)}</p>
          <p>{m.mail_approval_until(facts)}</p>
          <LetterButton href={`${tx.system.settings.publicUrl}/${tx.workspace.slug}/approvals/${id}`}>
            {m.mail_approval_button()}
          </LetterButton>
        </LetterFrame>
      ),
    })
  await record(tx, 'approval.asked', {
    subject: { kind: 'approval', id },
    partnershipId: what.partnershipId ?? null,
    organizationId,
  })
}
