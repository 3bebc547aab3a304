import { NotFound } from '#platform/errors/errors.ts'
import { load } from '#platform/http/page.server.ts'
import { documentOf, readAgreement } from '../reads.server.ts'

/** What was sent for signature, letter by letter: the file whose SHA-256 is shown and signed. */
export const loader = load(async (tx, { params }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  if (agreement.sending === null) throw new NotFound()
  return new Response(await documentOf(tx, agreement.sending.id), {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${agreement.title}.md`)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
})
