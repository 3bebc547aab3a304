import { formatNumber } from '../words/format.ts'
import { m } from '../words/words.ts'

/** How large a file is, in words. */
export const sizeWords = (sizeBytes: number): string =>
  m.file_kilobytes({ size: formatNumber(Math.max(1, Math.round(sizeBytes / 1024)), 0) })
