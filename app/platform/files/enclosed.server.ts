import { access } from 'node:fs/promises'
import { read } from '../context/transaction.server.ts'
import { NotFound } from '../errors/errors.ts'
import type { DocumentSource } from '../features/dossier.server.ts'
import { m } from '../words/words.ts'
import { enclosedIn, openFile, pathOf } from './reads.server.ts'

/** The files of a partnership as they were given, beside whatever record they stand. */
export const enclosedFiles: DocumentSource = {
  folder: 'files',
  says: () => m.leaves_files(),
  list: async (tx, partnershipId) =>
    (await enclosedIn(tx, partnershipId)).map((file) => ({
      name: file.name,
      record: { kind: file.subjectKind, id: file.subjectId },
      audience: file.audience,
      addedBy: file.addedBy,
      addedAt: file.createdAt,
      sizeBytes: file.sizeBytes,
      open: async (ctx) => {
        try {
          // Taken away, or out of reach, since it was listed.
          await access(pathOf(ctx.system.settings, ctx.workspace.id, file.id))
          return (await read(ctx, (tx) => openFile(tx, file.id))).stream
        } catch (error) {
          if (error instanceof NotFound || (error as NodeJS.ErrnoException).code === 'ENOENT') return null
          throw error
        }
      },
    })),
}
