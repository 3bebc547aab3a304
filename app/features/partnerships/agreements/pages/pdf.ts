import { load } from '#platform/http/page.server.ts'
import { pdfResponse } from '#platform/pdf/response.server.ts'
import { agreementPdf } from '../pdf.server.tsx'
import { readAgreement } from '../reads.server.ts'

/** An agreement on paper, for everyone who reads it: signed with its audit page, or as the draft it is. */
export const loader = load(async (tx, { params }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  return pdfResponse(agreement.title, await agreementPdf(tx, agreement))
})
