import { execFileSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Poppler's reader of PDF files, which knows nothing of how ours are written. */
export function findPdfReader(): string | undefined {
  return [
    process.env.PDFTOTEXT ?? '',
    ...(process.env.PATH ?? '').split(delimiter).map((dir) => join(dir, 'pdftotext')),
  ].find(runs)
}

/** The words of a PDF, page by page, each with its lines joined by single spaces. */
export function readPdf(bytes: Uint8Array): string[] {
  const text = execFileSync(reader('pdftotext'), ['-q', '-enc', 'UTF-8', '-', '-'], { input: bytes })
  return text
    .toString('utf8')
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replace(/\s+/g, ' ').trim())
}

/** What a PDF says of itself, as `pdfinfo` names it: `Title`, `Pages`, `Page size` … */
export function readPdfInfo(bytes: Uint8Array): Record<string, string> {
  const text = execFileSync(reader('pdfinfo'), ['-'], { input: bytes }).toString('utf8')
  return Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((line) => {
        const colon = line.indexOf(':')
        return [line.slice(0, colon), line.slice(colon + 1).trim()]
      }),
  )
}

/** Both programs come in one package and lie beside each other. */
function reader(program: 'pdftotext' | 'pdfinfo'): string {
  const found = findPdfReader()
  if (found === undefined) throw new Error('poppler-utils is not installed')
  return found.replace(/pdftotext$/, program)
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
