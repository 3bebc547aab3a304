import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** The folder of real directories that the conformance tests read; the repository does not carry them. */
export function findRealData(): string | undefined {
  const folder = resolve(process.env.COMMONWEAVE_DATA ?? '../shared/data')
  return existsSync(folder) ? folder : undefined
}
