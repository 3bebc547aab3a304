import { nameOmbudsperson } from '#features/partnerships/concerns/ombudspersons/name.server.ts'
import { ombudspersons } from '../ombudspersons.ts'
import type { Story } from './story.server.ts'
import type { Town } from './town.server.ts'

/** Who from outside can be asked to see to a concern. */
export function tellOmbudspersons(town: Town, story: Story): void {
  for (const { person, by, day, about } of ombudspersons)
    story.on(day, 'named', person, async () =>
      nameOmbudsperson(await town.as(by, day), { personId: town.id('person', person), about: about.text }),
    )
}
