import { read } from '#platform/context/transaction.server.ts'
import { loadFile } from '#platform/http/page.server.ts'
import { pdfResponse } from '#platform/pdf/response.server.ts'
import { agreementPaper, agreementPdf } from '../pdf.server.tsx'

/** An agreement on paper, for everyone who reads it: signed with its audit page, or as the draft it is. */
export const loader = loadFile(async (ctx, { params }) => {
  const paper = await read(ctx, (tx) => agreementPaper(tx, params.agreement ?? ''))
  return pdfResponse(paper.agreement.title, await agreementPdf(ctx, paper))
})
