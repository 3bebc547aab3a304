import { read } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { loadOpen } from '#platform/http/page.server.ts'
import { pdfResponse } from '#platform/pdf/response.server.ts'
import { linkHolder } from '../keyed.server.ts'
import { agreementPaper, agreementPdf } from '../pdf.server.tsx'

/** What somebody signed by the link of a mail, as a PDF: theirs once they have signed, and theirs alone. */
export const loader = loadOpen(async ({ door, params }) => {
  const { ctx, agreementId, sendingId, signerId, state } = await linkHolder(door, params.token ?? '')
  if (state !== 'works') throw new NotFound()
  const paper = await read(ctx, async (tx) => {
    const paper = await agreementPaper(tx, agreementId)
    const { sending } = paper.agreement
    const signer = sending?.signers.find((one) => one.id === signerId)
    if (sending?.id !== sendingId || sending.recalledAt !== null || signer?.signedAt == null)
      throw new NotFound()
    return paper
  })
  return pdfResponse(paper.agreement.title, await agreementPdf(ctx, paper))
})
