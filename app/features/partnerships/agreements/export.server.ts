import type { ExportTable } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import type { Agreement } from './agreement.ts'
import { agreementsOf } from './reads.server.ts'

/** Columns of agreements as they leave in a spreadsheet; a contract, so in English and never renamed. */
export const agreementColumns = [
  'id',
  'partnershipId',
  'kind',
  'title',
  'standing',
  'beginsOn',
  'endsOn',
  'draftedOn',
  'textVersion',
  'sha256',
  'signers',
  'signed',
  'endedOn',
  'followsId',
  'followsAs',
] as const

export const agreementRecord = (
  agreement: Agreement,
): Record<(typeof agreementColumns)[number], string | number | null> => {
  const signers = agreement.sending?.signers ?? []
  return {
    id: agreement.id,
    partnershipId: agreement.partnershipId,
    kind: agreement.kind,
    title: agreement.title,
    standing: agreement.standing,
    beginsOn: agreement.beginsOn,
    endsOn: agreement.endsOn,
    draftedOn: agreement.draftedOn,
    textVersion: agreement.number,
    sha256: agreement.sending?.sha256 ?? null,
    signers: signers.map((one) => `${one.personName} (${one.organizationName})`).join('; '),
    signed: signers.filter((one) => one.signedAt !== null).length,
    endedOn: agreement.ending?.endedOn ?? null,
    followsId: agreement.followsId,
    followsAs: agreement.followsAs,
  }
}

export const exportedAgreements: ExportTable = {
  name: 'agreements',
  columns: [...agreementColumns],
  rows: async function* (tx) {
    for (const agreement of await agreementsOf(tx)) yield agreementRecord(agreement)
  },
  ofPartnership: {
    says: m.leaves_agreements,
    columns: {
      draftedOn: m.column_agreements_drafted_on,
      textVersion: m.column_agreements_text_version,
      signers: m.column_agreements_signers,
      signed: m.column_agreements_signed,
      endsOn: m.column_agreements_ends_on,
      followsId: m.column_agreements_follows_id,
      followsAs: m.column_agreements_follows_as,
    },
    rows: async function* (tx, partnershipId) {
      for (const agreement of await agreementsOf(tx, partnershipId)) yield agreementRecord(agreement)
    },
  },
}

function* signerRecords({ id, title, sending }: Agreement) {
  for (const signer of sending?.signers ?? [])
    yield {
      agreementId: id,
      agreement: title,
      organization: signer.organizationName,
      person: signer.personName,
      position: signer.position,
      askedAt: signer.askedAt,
      signedAt: signer.signedAt,
      declinedAt: signer.declinedAt,
      declineReason: signer.declineReason,
      sha256: sending?.sha256 ?? null,
    }
}

/** Who was asked to sign the latest sending of each agreement, and when they did. */
export const exportedSigners: ExportTable = {
  name: 'agreement-signers',
  columns: [
    'agreementId',
    'agreement',
    'organization',
    'person',
    'position',
    'askedAt',
    'signedAt',
    'declinedAt',
    'declineReason',
    'sha256',
  ],
  rows: async function* (tx) {
    for (const agreement of await agreementsOf(tx)) yield* signerRecords(agreement)
  },
  ofPartnership: {
    says: m.leaves_signers,
    columns: {
      agreementId: m.column_signers_agreement_id,
      agreement: m.column_signers_agreement,
      askedAt: m.column_signers_asked_at,
      signedAt: m.column_signers_signed_at,
      declinedAt: m.column_signers_declined_at,
      declineReason: m.column_signers_decline_reason,
    },
    rows: async function* (tx, partnershipId) {
      for (const agreement of await agreementsOf(tx, partnershipId)) yield* signerRecords(agreement)
    },
  },
}
