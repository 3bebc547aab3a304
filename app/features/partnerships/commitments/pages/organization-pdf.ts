import { read } from '#platform/context/transaction.server.ts'
import { loadFile } from '#platform/http/page.server.ts'
import { pdfResponse } from '#platform/pdf/response.server.ts'
import { m } from '#platform/words/words.ts'
import { ledgerPdf, organizationLedger } from '../ledger-pdf.server.tsx'
import { askedIn } from '../views.ts'

/** The ledger of an organization on paper, as it is filtered. */
export const loader = loadFile(async (ctx, { params, url }) => {
  const paper = await read(ctx, (tx) =>
    organizationLedger(tx, params.organization ?? '', askedIn(url, 'all')),
  )
  return pdfResponse(m.ledger_paper_file({ name: paper.title }), await ledgerPdf(ctx, paper))
})
