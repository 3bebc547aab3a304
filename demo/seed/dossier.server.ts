import type { Taking } from '#features/partnerships/dossier/dossier.ts'
import { takeDossier } from '#features/partnerships/dossier/take.server.ts'
import type { Circle } from './circle.server.ts'

/** Who took a partnership along, and when: Harbor's lead for her board, the host for its files. */
const taken: readonly { partnership: string; by: string; day: number; as: Taking }[] = [
  { partnership: 'homework-harbor', by: 'lucia-ferrer', day: -24, as: 'pdf' },
  { partnership: 'homework-harbor', by: 'amara-osei', day: -9, as: 'zip' },
]

export function tellDossiers(circle: Circle): void {
  const { story, told } = circle
  for (const { by, day, as } of taken.filter(({ partnership }) => partnership === told.key))
    story.on(day, 'agreed', `${told.name} as ${as}`, async () =>
      takeDossier(await circle.as(by, day), circle.id, as),
    )
}
