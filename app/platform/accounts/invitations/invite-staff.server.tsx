import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { record } from '../../activity/record.server.ts'
import type { Tx } from '../../context/context.server.ts'
import { Refusal } from '../../errors/errors.ts'
import { optionalText, text } from '../../http/fields.ts'
import { LetterButton, LetterFrame } from '../../mail/letter.tsx'
import { post } from '../../mail/mail.server.ts'
import { allow } from '../../policy/policy.ts'
import { isLocale, m } from '../../words/words.ts'
import { reachableMembers } from '../members/reads.server.ts'
import { accountsPolicy } from '../policy.ts'
import { newToken } from '../tokens.server.ts'

export const staffInvitation = z.object({
  name: text(300),
  email: z.email().max(320),
  role: z.enum(['owner', 'coordinator', 'contributor', 'viewer']),
  message: optionalText(2000),
})

const daysToAnswer = 21

/** Invites a colleague of the host by mail. The person is the one with this address at the host, or is added. */
export async function inviteStaff(
  tx: Tx,
  input: z.output<typeof staffInvitation>,
): Promise<{ id: string; historyId: string } | Refusal> {
  allow(tx.actor, accountsPolicy.keepMembers)
  const email = input.email.toLowerCase()
  const known = await tx.db
    .selectFrom('people')
    .innerJoin('affiliations', (join) =>
      join
        .onRef('affiliations.personId', '=', 'people.id')
        .onRef('affiliations.workspaceId', '=', 'people.workspaceId'),
    )
    .select(['people.id', 'people.language'])
    .where('people.workspaceId', '=', tx.workspace.id)
    .where('people.deletedAt', 'is', null)
    .where((where) => where(where.fn<string>('lower', ['people.email']), '=', email))
    .where('affiliations.organizationId', '=', tx.workspace.hostOrganizationId)
    .executeTakeFirst()
  if (
    known !== undefined &&
    (await reachableMembers(tx).where('personId', '=', known.id).select('id').executeTakeFirst()) !==
      undefined
  )
    return new Refusal('membership_already')
  const personId = known?.id ?? uuid()
  if (known === undefined) {
    await tx.db
      .insertInto('people')
      .values({
        workspaceId: tx.workspace.id,
        id: personId,
        name: input.name,
        kind: 'staff',
        email,
        createdAt: tx.now,
        updatedAt: tx.now,
      })
      .execute()
    await tx.db
      .insertInto('affiliations')
      .values({
        workspaceId: tx.workspace.id,
        id: uuid(),
        personId,
        organizationId: tx.workspace.hostOrganizationId,
        beganOn: tx.today,
        createdAt: tx.now,
      })
      .execute()
  }
  const id = uuid()
  const { token, hash } = newToken()
  await tx.db
    .insertInto('invitations')
    .values({
      workspaceId: tx.workspace.id,
      id,
      email,
      name: input.name,
      role: input.role,
      organizationId: tx.workspace.hostOrganizationId,
      personId,
      message: input.message,
      tokenHash: hash,
      invitedByMembershipId: tx.actor.membershipId,
      createdAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + daysToAnswer * 86_400_000),
    })
    .execute()
  const locale = isLocale(known?.language) ? known.language : tx.workspace.language
  const href = `${tx.system.settings.publicUrl}/invitation/${token}`
  await post(tx, {
    to: { address: email, name: input.name, personId },
    kind: 'invitation',
    locale,
    subject: () => m.mail_invite_staff_subject({ inviter: tx.actor.name, workspace: tx.workspace.name }),
    body: () => (
      <LetterFrame
        lang={locale}
        workspace={tx.workspace.name}
        why={m.mail_invite_staff_why({ days: daysToAnswer })}
      >
        <p>{m.mail_invite_staff_text({ inviter: tx.actor.name, workspace: tx.workspace.name })}</p>
        {input.message !== '' && <p style={{ fontStyle: 'italic' }}>{input.message}</p>}
        <LetterButton href={href}>{m.invited_button()}</LetterButton>
      </LetterFrame>
    ),
  })
  return {
    id,
    historyId: await record(tx, 'invitation.sent', {
      subject: { kind: 'invitation', id },
      organizationId: tx.workspace.hostOrganizationId,
      facts: { role: input.role },
    }),
  }
}

/** Takes an invitation back: its key opens nothing any more. */
export async function withdrawInvitation(tx: Tx, id: string): Promise<{ historyId: string } | Refusal> {
  allow(tx.actor, accountsPolicy.keepMembers)
  const taken = await tx.db
    .updateTable('invitations')
    .set({ withdrawnAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .where('acceptedAt', 'is', null)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()
  if (taken.numUpdatedRows === 0n) return new Refusal('invitation_gone')
  return { historyId: await record(tx, 'invitation.withdrawn', { subject: { kind: 'invitation', id } }) }
}
