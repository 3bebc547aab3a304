import type { Chapter } from '#platform/features/dossier.server.ts'
import { PdfTable } from '#platform/pdf/parts.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { placeWord, sideWords } from './say.ts'
import { rotaView } from './view.server.ts'

/** What goes round, and whose turn it is in the meetings that come. */
export const rotaChapter: Chapter = {
  name: 'rota',
  order: 64,
  title: () => m.rota_title(),
  write: async (tx, partnershipId) => {
    const { going, meetings, served } = await rotaView(tx, await readPartnership(tx, partnershipId))
    if (going.length === 0) return null
    return (
      <PdfTable
        columns={[
          { name: m.dossier_rota_meeting(), share: 2 },
          ...going.map((place) => ({ name: placeWord(place), share: 2 })),
        ]}
        rows={[
          ...meetings.map((meeting) => ({
            key: meeting.id,
            cells: [
              m.dossier_meeting({ title: meeting.title, day: formatDay(meeting.startsOn) }),
              ...going.map((place) => {
                const turn = meeting.turns.find((one) => one.place === place)
                return turn === undefined || turn.organizationId === null ? m.rota_nobody() : sideWords(turn)
              }),
            ],
          })),
          ...served.map((one) => ({
            key: one.organizationId,
            cells: [
              m.dossier_rota_so_far({ name: one.name }),
              ...going.map((place) => String(one.counts[place])),
            ],
          })),
        ]}
      />
    )
  },
}
