import type { ReactElement } from 'react'
import { speak } from '../words/speaking.server.ts'
import type { Locale } from '../words/words.ts'
import { fonts } from './fonts.server.ts'
import type { DocumentProps } from './primitives.ts'

type Engine = typeof import('@react-pdf/renderer')
let loading: Promise<Engine> | undefined

/** Loads the engine with the first document, so that a start and an idle program don't carry it. */
const engine = (): Promise<Engine> => {
  loading ??= import('@react-pdf/renderer').then((found) => {
    for (const family of fonts) found.Font.register(family)
    // Words are broken by no rule: the engine knows only those of English.
    found.Font.registerHyphenationCallback((word) => [word])
    return found
  })
  return loading
}

/** A document, a `PdfDocument`, as the bytes of a PDF; its sentences come out in `locale`. */
export async function renderPdf(
  locale: Locale,
  document: () => ReactElement<DocumentProps>,
): Promise<Buffer> {
  const { renderToBuffer } = await engine()
  return speak(locale, () => renderToBuffer(document()))
}
