import { newToken } from '#platform/accounts/tokens.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { keepHouse } from '#platform/context/transaction.server.ts'
import type { JobHandler } from '#platform/features/feature.server.ts'
import { LetterButton, LetterFrame } from '#platform/mail/letter.tsx'
import { post } from '#platform/mail/mail.server.ts'
import { mailReaders } from '#platform/mail/readers.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { isOpen, type Wave } from './pulse.ts'
import { readWave } from './reads.server.ts'
import { standsNow } from './standing.server.ts'

/** Job: asks everybody a wave is for who was not asked yet: those who sign in on their page, the others by a link in a mail. Safe to run twice. */
export const askForPulse: JobHandler = (ctx, event) =>
  keepHouse(ctx, async (tx) => {
    const wave = await readWave(tx, String(event.subjectId))
    if (!isOpen(wave, tx.today)) return
    const asked = await tx.db
      .selectFrom('pulseInvitations')
      .where('workspaceId', '=', tx.workspace.id)
      .where('waveId', '=', wave.id)
      .where('askedAt', 'is', null)
      .where('personId', 'is not', null)
      .where(standsNow(tx, 'pulseInvitations'))
      .select('personId')
      .forUpdate()
      .execute()
    const people = asked.flatMap(({ personId }) => personId ?? [])
    const { withoutSignIn } = await notify(tx, {
      kind: 'pulse',
      to: people,
      subject: { kind: 'pulse', id: wave.id },
      partnershipId: wave.partnershipId,
      href: `/pulse/${wave.id}/answer`,
      say: () => m.pulse_notice({ partnership: wave.partnershipName, day: formatDay(wave.closesOn) }),
    })
    await mailLinks(tx, wave, withoutSignIn, 'first', (personId, tokenHash) =>
      tx.db
        .updateTable('pulseInvitations')
        .set({ tokenHash })
        .where('workspaceId', '=', tx.workspace.id)
        .where('waveId', '=', wave.id)
        .where('personId', '=', personId)
        .execute(),
    )
    await tx.db
      .updateTable('pulseInvitations')
      .set({ askedAt: tx.now })
      .where('workspaceId', '=', tx.workspace.id)
      .where('waveId', '=', wave.id)
      .where('personId', 'in', [...people, tx.workspace.id])
      .execute()
  })

const letters = {
  first: { subject: m.mail_pulse_subject, text: m.mail_pulse_text },
  again: { subject: m.mail_pulse_again_subject, text: m.mail_pulse_again_text },
}

/**
 * Mails each a link of their own, for the first time or again; `keep` gets what its key is known by. Who asked to be
 * left alone, or has no address, is left out.
 */
export async function mailLinks(
  tx: Tx,
  wave: Wave,
  personIds: readonly string[],
  letter: keyof typeof letters,
  keep: (personId: string, tokenHash: string) => Promise<unknown>,
): Promise<void> {
  for (const { id, name, address, locale } of await mailReaders(tx, personIds)) {
    const { token, hash } = newToken()
    await keep(id, hash)
    const facts = () => ({ partnership: wave.partnershipName, day: formatDay(wave.closesOn) })
    await post(tx, {
      to: { address, name, personId: id },
      kind: 'pulse',
      locale,
      subject: () => letters[letter].subject(facts()),
      body: () => (
        <LetterFrame lang={locale} workspace={tx.workspace.name} why={m.mail_pulse_why(facts())}>
          <p>{letters[letter].text(facts())}</p>
          <p>{m.pulse_attributed()}</p>
          <LetterButton href={`${tx.system.settings.publicUrl}/pulse-answer/${token}`}>
            {m.mail_pulse_button()}
          </LetterButton>
          <p>{m.mail_pulse_until(facts())}</p>
        </LetterFrame>
      ),
    })
  }
}
