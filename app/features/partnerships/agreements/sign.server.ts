import { v7 as uuid } from 'uuid'
import { record } from '#platform/activity/record.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { Forbidden, Invalid, isRefusal, Refusal } from '#platform/errors/errors.ts'
import { inPerson } from '#platform/policy/person.ts'
import { namesSigner, type Sending, type Signer, signingRefusal, waitingSigners } from './agreement.ts'
import type { ReasonInput, SignatureInput } from './inputs.ts'
import { aboutAgreement, type Opened, openAgreement } from './open.server.ts'
import { consentWords } from './say.ts'
import { belongs } from './send.server.ts'

interface Signing extends Opened {
  sending: Sending
  signer: Signer
}

/** The load and the first decisions of signing and declining: the actor is the person who was asked, and it is their turn. */
async function openSigning(tx: Tx, id: string): Promise<Signing | Refusal> {
  const opened = await openAgreement(tx, id)
  if (isRefusal(opened)) return opened
  inPerson(tx.actor)
  const { sending } = opened.agreement
  const signer = ownSigner(tx, sending)
  if (sending === null || signer === null) throw new Forbidden()
  const refusal = signingRefusal(sending, signer)
  if (refusal !== null) return new Refusal(refusal, namesIn(sending))
  if (!(await belongs(tx, signer)))
    return new Refusal('agreement_signer_left', {
      name: signer.personName,
      organization: signer.organizationName,
    })
  return { ...opened, sending, signer }
}

const namesIn = (sending: Sending) => ({ name: waitingSigners(sending)[0]?.personName ?? '' })

/**
 * Signs what was sent, as the person who was asked. `from` is the network address it came from, as far as the door
 * knows it. Throws Forbidden for anyone else, Invalid where the typed name isn't the signer's.
 */
export async function signAgreement(
  tx: Tx,
  id: string,
  { signature, drawing = '', sha256 }: Omit<SignatureInput, 'agreed' | 'drawing'> & { drawing?: string },
  from = '',
): Promise<{ historyId: string } | Refusal> {
  const signing = await openSigning(tx, id)
  if (isRefusal(signing)) return signing
  const { agreement, sending, signer } = signing
  if (sha256 !== sending.sha256) return new Refusal('agreement_other_text')
  if (!namesSigner(signature, signer.personName))
    throw new Invalid([
      { path: 'signature', code: 'issue_agreement_name', facts: { name: signer.personName } },
    ])
  await tx.db
    .insertInto('agreementSignatures')
    .values({
      workspaceId: tx.workspace.id,
      id: uuid(),
      signerId: signer.id,
      name: signer.personName,
      signature,
      drawing: drawing === '' ? null : drawing,
      consent: consentWords(agreement.title, signer),
      sha256,
      way: tx.actor.kind === 'link' ? 'link' : 'signed-in',
      address: from,
      signedAt: tx.now,
    })
    .execute()
  const left = sending.signers.filter((one) => one.signedAt === null && one.id !== signer.id).length
  return {
    historyId: await record(tx, 'agreement.signed', {
      ...aboutAgreement(signing),
      organizationId: signer.organizationId,
      facts: { left },
    }),
  }
}

/** Says no to what was sent, with a reason; nobody else can sign it then, and the text is open again. */
export async function declineAgreement(
  tx: Tx,
  id: string,
  { reason }: ReasonInput,
): Promise<{ historyId: string } | Refusal> {
  const signing = await openSigning(tx, id)
  if (isRefusal(signing)) return signing
  const { signer } = signing
  await tx.db
    .insertInto('agreementRefusals')
    .values({ workspaceId: tx.workspace.id, id: uuid(), signerId: signer.id, reason, declinedAt: tx.now })
    .execute()
  return {
    historyId: await record(tx, 'agreement.declined', {
      ...aboutAgreement(signing),
      organizationId: signer.organizationId,
      after: { reason },
    }),
  }
}

/** The place of the actor among the signers; null for someone who was not asked. */
export function ownSigner(tx: Tx, sending: Sending | null): Signer | null {
  const asked = (sending?.signers ?? []).filter((one) => one.personId === tx.actor.personId)
  // One person may sign for two partners it belongs to, one after the other.
  return asked.find((one) => one.signedAt === null) ?? asked[0] ?? null
}
