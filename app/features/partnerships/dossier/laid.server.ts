import type { Enclosed } from '#platform/features/dossier.server.ts'

/** A file that was laid into a package. */
export interface Laid {
  path: string
  bytes: number
  sha256: string
}

/** A document, and what became of it: null where it was left out. */
export interface LaidDocument {
  document: Enclosed
  folder: string
  laid: Laid | null
}

/** Where each document lies, and beside which record it stands. */
export const documentColumns = [
  'path',
  'name',
  'folder',
  'recordKind',
  'recordId',
  'audience',
  'addedBy',
  'addedAt',
  'bytes',
  'sha256',
] as const
