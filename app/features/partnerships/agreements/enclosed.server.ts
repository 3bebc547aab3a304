import { read } from '#platform/context/transaction.server.ts'
import type { DocumentSource } from '#platform/features/dossier.server.ts'
import { m } from '#platform/words/words.ts'
import { agreementPaper, agreementPdf } from './pdf.server.tsx'
import { agreementsOf } from './reads.server.ts'

/** Every agreement on paper, as its page hands it out: signed with its audit page, or as the draft it is. */
export const enclosedAgreements: DocumentSource = {
  folder: 'agreements',
  says: () => m.leaves_agreement_papers(),
  list: async (tx, partnershipId) =>
    (await agreementsOf(tx, partnershipId)).map(({ id, title, sending }) => ({
      name: `${title}.pdf`,
      record: { kind: 'agreement', id },
      audience: 'partnership',
      addedBy: null,
      addedAt: sending?.sentAt ?? tx.now,
      sizeBytes: null,
      open: async (ctx) => {
        const bytes = await agreementPdf(ctx, await read(ctx, (tx) => agreementPaper(tx, id)))
        return (async function* () {
          yield new Uint8Array(bytes)
        })()
      },
    })),
}
