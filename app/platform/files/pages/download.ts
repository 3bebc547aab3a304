import { Readable } from 'node:stream'
import { load } from '../../http/page.server.ts'
import { openFile } from '../reads.server.ts'

/** Hands a file out, always to be saved: what others uploaded is never shown as a page of ours. */
export const loader = load(async (tx, { params }) => {
  const file = await openFile(tx, params.file ?? '')
  return new Response(Readable.toWeb(file.stream) as ReadableStream<Uint8Array>, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(file.sizeBytes),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
})
