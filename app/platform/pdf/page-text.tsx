import type { PageWords } from './page-words.ts'
import { type PdfStyle, Text } from './primitives.ts'

/** A text whose words are known once pages are. */
export function PageText({
  words,
  style,
  ...props
}: {
  words: PageWords
  style?: PdfStyle
  fixed?: boolean
}) {
  // The engine multiplies the height of a line each time it asks for such words; 0, the font's own, stays.
  return <Text {...props} style={{ ...style, lineHeight: 0 }} {...({ words } as object)} />
}
