import type { ReactNode } from 'react'
import type { Ctx, Tx } from '../context/context.server.ts'

/** A part of the dossier of one partnership, under its own heading. */
export interface Chapter {
  /** Of its own among the chapters: the table of contents leads to it. */
  name: string
  order: number
  title: () => string
  /** What it tells of a partnership in reach, in parts of a document (`platform/pdf`); null where there is nothing to tell. */
  write: (tx: Tx, partnershipId: string) => Promise<ReactNode | null>
}

/** Documents of one kind that leave with everything of a partnership. */
export interface DocumentSource {
  /** The folder they lie in. */
  folder: string
  /** What lies there, in a sentence. */
  says: () => string
  /** Those of a partnership in reach. */
  list: (tx: Tx, partnershipId: string) => Promise<Enclosed[]>
}

/** A document that goes along. */
export interface Enclosed {
  /** What people call it; becomes the name of the file, made safe. */
  name: string
  /** The record it belongs to. */
  record: { kind: string; id: string }
  audience: 'partnership' | 'organization'
  addedBy: string | null
  addedAt: Date
  /** Its length where that is known before it is opened. */
  sizeBytes: number | null
  /** Its bytes, read when its turn comes; null where they are gone by then. */
  open: (ctx: Ctx) => Promise<AsyncIterable<Uint8Array> | null>
}
