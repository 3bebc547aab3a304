import type { Feature } from '#platform/features/feature.server.ts'
import { m } from '#platform/words/words.ts'
import { undoAccept, undoDecline } from './answer.server.ts'
import { rotasApi, swapsApi } from './api.server.ts'
import { undoBegin, undoEnd } from './begin.server.ts'
import { rotaChapter } from './chapter.server.tsx'
import { rotasDue, swapsDue } from './due.server.ts'
import { exportedTurns } from './export.server.ts'
import { eraseRotas, rotaMerges, rotaSwapsAsked } from './people.server.ts'
import { reachableRotas } from './reads.server.ts'
import type { Place } from './rota.ts'
import { placeAndDay, placeWord } from './say.ts'
import { undoSkip } from './skip.server.ts'
import { undoAsk } from './swap.server.ts'
import { undoTake } from './take.server.ts'
import { rotaNotices, tellAnswered, tellAsked } from './tell.server.ts'
import { undoVolunteer } from './volunteer.server.ts'

export const rotas: Omit<Feature, 'name'> = {
  listeners: {
    rotas: {
      'rota.swap_asked': tellAsked,
      'rota.swap_accepted': tellAnswered,
      'rota.swap_declined': tellAnswered,
    },
  },
  inverses: {
    'rota.begun': undoBegin,
    'rota.ended': undoEnd,
    'rota.taken': undoTake,
    'rota.skipped': undoSkip,
    'rota.swap_asked': undoAsk,
    'rota.swap_accepted': undoAccept,
    'rota.swap_declined': undoDecline,
    'rota.volunteered': undoVolunteer,
  },
  sentences: {
    'rota.begun': ({ place }) => m.history_rota_begun({ place: placeWord(place as Place) }),
    'rota.ended': ({ place }) => m.history_rota_ended({ place: placeWord(place as Place) }),
    'rota.taken': (facts) => m.history_rota_taken(placeAndDay(facts)),
    'rota.freed': (facts) => m.history_rota_freed(placeAndDay(facts)),
    'rota.skipped': (facts) => m.history_rota_skipped(placeAndDay(facts)),
    'rota.unskipped': (facts) => m.history_rota_unskipped(placeAndDay(facts)),
    'rota.swap_asked': (facts) => m.history_rota_swap_asked(placeAndDay(facts)),
    'rota.swap_withdrawn': ({ place }) => m.history_rota_swap_withdrawn({ place: placeWord(place as Place) }),
    'rota.swap_accepted': (facts) => m.history_rota_swap_accepted(placeAndDay(facts)),
    'rota.swap_declined': (facts) => m.history_rota_swap_declined(placeAndDay(facts)),
    'rota.swap_reopened': ({ place }) => m.history_rota_swap_reopened({ place: placeWord(place as Place) }),
    'rota.volunteered': () => m.history_rota_volunteered(),
    'rota.volunteer_withdrawn': () => m.history_rota_volunteer_withdrawn(),
  },
  subjects: [
    {
      kind: 'rota',
      describe: async (tx, ids) =>
        (
          await reachableRotas(tx)
            .where('rotas.id', 'in', [...ids, tx.workspace.id])
            .select(['rotas.id', 'rotas.place', 'rotas.partnershipId'])
            .execute()
        ).map((rota) => ({
          id: rota.id,
          title: m.rota_of({ place: placeWord(rota.place as Place) }),
          href: `/partnerships/${rota.partnershipId}/rota`,
        })),
    },
  ],
  dueItems: [rotasDue, swapsDue],
  noticeKinds: rotaNotices,
  handovers: [rotaSwapsAsked],
  merges: rotaMerges,
  erasures: [eraseRotas],
  chapters: [rotaChapter],
  exports: [exportedTurns],
  api: [rotasApi, swapsApi],
}
