import type { Chapter } from '#platform/features/dossier.server.ts'
import { Aside } from '#platform/pdf/charts.tsx'
import { Paragraph, PdfTable } from '#platform/pdf/parts.tsx'
import { Text, View } from '#platform/pdf/primitives.ts'
import { m } from '#platform/words/words.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { workOf } from './reads.server.ts'
import { gapsOf, isTaken, parts } from './role.ts'
import { gapWords, partMeaning, partWord } from './say.ts'

/** The matrix of work and partners, what its words mean, and what is still unclear. */
export const rolesChapter: Chapter = {
  name: 'roles',
  order: 30,
  title: () => m.partnership_tab_roles(),
  write: async (tx, partnershipId) => {
    const work = await workOf(tx, partnershipId)
    if (work.length === 0) return null
    const partners = presentPartners((await readPartnership(tx, partnershipId)).partners)
    return (
      <View>
        <PdfTable
          columns={[
            { name: m.dossier_work(), share: 1.6 },
            ...partners.map(({ name }) => ({ name, share: 1.4 })),
          ]}
          rows={work.map((piece) => ({
            key: piece.id,
            cells: [
              <Text key="work" style={{ fontWeight: 600 }}>
                {piece.name}
              </Text>,
              ...partners.map(({ organizationId }) => {
                const role = piece.roles.find((one) => one.organizationId === organizationId)
                if (role === undefined) return '–'
                return (
                  <View key={organizationId}>
                    <Text>{partWord(role.part)}</Text>
                    {role.personName !== null && <Aside>{role.personName}</Aside>}
                    {!isTaken(role) && <Aside>{m.dossier_role_open()}</Aside>}
                  </View>
                )
              }),
            ],
          }))}
        />
        {gapWords(gapsOf(work, partners)).map((gap) => (
          <Paragraph key={gap}>{gap}</Paragraph>
        ))}
        {parts.map((part) => (
          <Aside key={part}>{m.dossier_role_means({ part: partWord(part), means: partMeaning(part) })}</Aside>
        ))}
      </View>
    )
  },
}
