import type { Ctx } from '#platform/context/context.server.ts'
import { write } from '#platform/context/transaction.server.ts'
import { streamOf } from '#platform/exporting/zip.server.ts'
import { pdfResponse } from '#platform/pdf/response.server.ts'
import { m } from '#platform/words/words.ts'
import { dossierPdf } from './dossier.server.tsx'
import { packageOf } from './package.server.ts'
import { takeDossier } from './take.server.ts'

/** The dossier as a file, for pages and the API alike; history says first that it was taken. */
export async function handDossier(ctx: Ctx, partnershipId: string): Promise<Response> {
  const { name } = await write(ctx, (tx) => takeDossier(tx, partnershipId, 'pdf'))
  return pdfResponse(m.dossier_file({ name, day: ctx.today }), await dossierPdf(ctx, partnershipId))
}

/** Everything as a zip that begins to flow at once; history says first that it was taken. */
export async function handPackage(ctx: Ctx, partnershipId: string): Promise<Response> {
  const partnership = await write(ctx, (tx) => takeDossier(tx, partnershipId, 'zip'))
  const file = `${m.package_file_name({ name: partnership.name, day: ctx.today })}.zip`
  return new Response(streamOf(packageOf(ctx, partnership)), {
    headers: {
      'Content-Type': 'application/zip',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file)}`,
      'Cache-Control': 'no-store',
    },
  })
}
