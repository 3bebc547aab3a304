import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'

export const dossierNoun: Omit<Feature, 'name'> = {
  sentences: {
    'dossier.taken': ({ as }) =>
      as === 'zip' ? m.history_dossier_taken_zip() : m.history_dossier_taken_pdf(),
  },
}
