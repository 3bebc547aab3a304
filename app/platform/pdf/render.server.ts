import { availableParallelism } from 'node:os'
import type { ReactElement } from 'react'
import { Threads } from '../threads/threads.server.ts'
import { speak } from '../words/speaking.server.ts'
import type { Locale } from '../words/words.ts'
import { type PlainPart, plainDocument } from './plain.ts'
import type { DocumentProps } from './primitives.ts'

const layout = new Threads<PlainPart, Uint8Array>({
  // In the build it is a program of its own, beside the first; elsewhere Node runs the source.
  file: new URL(
    import.meta.url.endsWith('.ts') ? './layout-thread.server.ts' : '../layout-thread.js',
    import.meta.url,
  ),
  // One processor stays with those who wait for pages.
  most: Math.min(2, Math.max(1, availableParallelism() - 1)),
  restMs: 30_000,
  longestMs: 300_000,
  mostMegabytes: 1024,
})

/**
 * A document, a `PdfDocument`, as the bytes of a PDF; its sentences come out in `locale`. They are said here, and the
 * pages are laid out in another thread, so that others are answered meanwhile. Never within a transaction.
 */
export async function renderPdf(
  locale: Locale,
  document: () => ReactElement<DocumentProps>,
): Promise<Buffer> {
  return Buffer.from(await layout.run(speak(locale, () => plainDocument(document()))))
}

/** Ends the threads that lay out, so that a program that stops waits for no document. */
export const endLayout = (): Promise<void> => layout.end()
