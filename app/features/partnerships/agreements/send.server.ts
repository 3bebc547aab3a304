import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { allow } from '#platform/policy/policy.ts'
import { currentAffiliations } from '../partners/representatives.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { partnershipPolicy } from '../policy.ts'
import { documentText, sha256 } from './document.server.ts'
import type { SendingInput } from './inputs.ts'
import { aboutAgreement, openAgreement } from './open.server.ts'
import { textsOf } from './reads.server.ts'
import { speakersOf } from './speakers.server.ts'
import { openSuggestions } from './suggestions/reads.server.ts'
import { writingRefusal } from './turns/turn.ts'

/**
 * Sends the text as it stands for signature, by the side that has the pen and once every suggestion has its answer:
 * from here on it is frozen, with its SHA-256. Every partner signs by one
 * person who belongs to it; a letter of support may be signed by some of them. For another partner that is one who
 * speaks for it here, and can name somebody else (`nameSigner`); where nobody does, whoever the sender knows, whose own
 * word it then is that they may sign.
 */
export async function sendAgreement(
  tx: Tx,
  id: string,
  { signers, inOrder, message }: SendingInput,
): Promise<{ id: string; historyId: string } | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  const { agreement, partnership } = opened
  const { organizationId } = tx.actor
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
  const refusal = writingRefusal(agreement, organizationId)
  if (refusal !== null) return refusal
  const open = (await openSuggestions(tx, [id])).length
  if (open > 0) return new Refusal('agreement_suggestions_open', { count: open })
  const present = presentPartners(partnership.partners)
  const named = signers.map((one) => one.organizationId)
  if (new Set(named).size !== named.length) throw signersInvalid('issue_agreement_one_signer')
  if (named.some((one) => !present.some((partner) => partner.organizationId === one)))
    throw signersInvalid('issue_agreement_not_partner')
  if (agreement.kind !== 'support-letter' && named.length < present.length)
    throw signersInvalid('issue_agreement_every_partner')
  for (const signer of signers) if (!(await belongs(tx, signer))) throw signersInvalid('issue_agreement_left')
  const speakers = await speakersOf(tx, named)
  for (const signer of signers) {
    // The own organization's signer is named by this very act; another's is one of those who speak for it, if any do.
    if (signer.organizationId === organizationId) continue
    if (speakers.get(signer.organizationId)?.has(signer.personId) === false)
      throw new Invalid([
        {
          path: 'signers',
          code: 'issue_agreement_speaker',
          facts: {
            organization: present.find((one) => one.organizationId === signer.organizationId)?.name ?? '',
          },
        },
      ])
  }
  const [text] = await textsOf(tx, agreement)
  if (text === undefined || text.body === '') return new Refusal('agreement_is_empty')
  const parties = present
    .filter((partner) => named.includes(partner.organizationId))
    .map((partner) => partner.name)
  const document = documentText(agreement, parties, text)
  const sendingId = uuid()
  await tx.db
    .insertInto('agreementSendings')
    .values({
      workspaceId: tx.workspace.id,
      id: sendingId,
      agreementId: id,
      textId: text.id,
      document,
      sha256: sha256(document),
      inOrder,
      message,
      organizationId,
      sentByPersonId: tx.actor.personId,
      sentAt: tx.now,
    })
    .execute()
  await tx.db
    .insertInto('agreementSigners')
    .values(
      signers.map((signer, index) => ({
        workspaceId: tx.workspace.id,
        id: uuid(),
        sendingId,
        ...signer,
        position: index + 1,
      })),
    )
    .execute()
  const historyId = await record(tx, 'agreement.sent', {
    ...aboutAgreement(opened),
    organizationId,
    facts: { signers: signers.length, text: text.number },
  })
  return { id: sendingId, historyId }
}

const signersInvalid = (code: string) => new Invalid([{ path: 'signers', code }])

/** Whether somebody belongs to the organization they are to sign for, today. */
export async function belongs(
  tx: Tx,
  { organizationId, personId }: { organizationId: string; personId: string },
): Promise<boolean> {
  const found = await currentAffiliations(tx, organizationId)
    .where('people.id', '=', personId)
    .select('people.id')
    .executeTakeFirst()
  return found !== undefined
}
