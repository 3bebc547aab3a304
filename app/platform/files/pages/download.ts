import { Readable } from 'node:stream'
import { load } from '../../http/page.server.ts'
import { openFile } from '../reads.server.ts'
import { savedAs } from '../saved-as.server.ts'

/** Hands a file out, always to be saved: what others uploaded is never shown as a page of ours. */
export const loader = load(async (tx, { params }) => {
  const { name, stream, ...file } = await openFile(tx, params.file ?? '')
  return savedAs(name, Readable.toWeb(stream) as ReadableStream<Uint8Array>, file)
})
