import type { Chapter } from '#platform/features/dossier.server.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Entries } from '../dossier/entries.tsx'
import { listConcerns } from './list.server.ts'
import { raisedLine, stateWords, titleOf } from './say.ts'

const most = 40

/** The concerns that were raised openly, and what was agreed about each. Of all others nothing is handed on. */
export const concernsChapter: Chapter = {
  name: 'concerns',
  order: 78,
  title: () => m.concerns_title(),
  write: async (tx, partnershipId) => {
    const open = await listConcerns(tx, { partnershipId, standing: 'all', query: '', onlyOpen: true })
    if (open.length === 0) return null
    return (
      <Entries
        total={open.length}
        entries={open.slice(0, most).map((concern) => ({
          key: concern.id,
          title: titleOf(concern),
          text: concern.about ?? '',
          beside: [
            raisedLine(concern, tx.today),
            concern.parties.length === 0
              ? ''
              : m.dossier_concern_parties({ names: formatList(concern.parties.map(({ name }) => name)) }),
            stateWords(concern, tx.today).text,
            concern.settlement === null ? '' : concern.settlement.agreed,
          ],
        }))}
      />
    )
  },
}
