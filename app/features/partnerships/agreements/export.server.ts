import type { ExportTable } from '#platform/features/feature.server.ts'
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
}
