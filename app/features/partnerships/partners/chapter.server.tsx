import type { Chapter } from '#platform/features/dossier.server.ts'
import { Heading, PdfTable } from '#platform/pdf/parts.tsx'
import { View } from '#platform/pdf/primitives.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { representativesOf } from './representatives.server.ts'

/** Who stands for each partner. How to reach them stays out: a dossier is handed on. */
export const peopleChapter: Chapter = {
  name: 'people',
  order: 120,
  title: () => m.partnership_tab_people(),
  write: async (tx, partnershipId) => {
    const people = (await representativesOf(tx, partnershipId)).filter((one) => one.endedOn === null)
    if (people.length === 0) return null
    const { partners } = await readPartnership(tx, partnershipId)
    return (
      <View>
        {partners.map(({ organizationId, name }) => {
          const own = people.filter((one) => one.organizationId === organizationId)
          if (own.length === 0) return null
          return (
            <View key={organizationId} wrap={false}>
              <Heading level={3}>{name}</Heading>
              <PdfTable
                columns={[
                  { name: m.dossier_person(), share: 2 },
                  { name: m.dossier_person_title(), share: 2 },
                  { name: m.partnership_began_on() },
                ]}
                rows={own.map((one) => ({
                  key: one.id,
                  cells: [one.name, one.title, formatDay(one.beganOn)],
                }))}
              />
            </View>
          )
        })}
      </View>
    )
  },
}
