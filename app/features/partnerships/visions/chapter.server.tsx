import type { Chapter } from '#platform/features/dossier.server.ts'
import { Aside } from '#platform/pdf/charts.tsx'
import { size } from '#platform/pdf/look.ts'
import { Facts, Paragraph, Quote } from '#platform/pdf/parts.tsx'
import { Text, View } from '#platform/pdf/primitives.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { counts } from '../behalf/behalf.ts'
import { heardWords, titleOf } from '../learnings/say.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { currentVision } from './reads.server.ts'
import { communityWords } from './uptakes/reads.server.ts'
import { partedBy } from './uptakes/uptake.ts'
import { endorsementState } from './vision.ts'

/** The vision as it reads now, and which partner stands behind that very text. */
export const visionChapter: Chapter = {
  name: 'vision',
  order: 10,
  title: () => m.partnership_tab_vision(),
  write: async (tx, partnershipId) => {
    const vision = await currentVision(tx, partnershipId)
    if (vision === null) return null
    const { partners } = await readPartnership(tx, partnershipId)
    const { byAll } = endorsementState(vision, partners)
    const said = await communityWords(tx, partnershipId)
    const { taken } = partedBy(said, vision.id)
    return (
      <View>
        <Quote>
          {vision.text.split(/\n\s*\n/).map((paragraph) => (
            <Text key={paragraph} style={{ fontSize: size.large, marginBottom: 6 }}>
              {paragraph}
            </Text>
          ))}
        </Quote>
        <Aside>
          {m.vision_by({
            number: vision.number,
            organization: vision.organizationName,
            day: formatDay(vision.writtenOn),
          })}
        </Aside>
        {taken.length > 0 && (
          <View style={{ marginTop: 6 }}>
            <Paragraph>{m.dossier_vision_words({ count: taken.length, total: said.words.length })}</Paragraph>
            {taken.map((one) => (
              <View key={one.id} wrap={false} style={{ marginBottom: 4 }}>
                <Text>{titleOf(one, 600)}</Text>
                <Aside>{heardWords(one, tx.today)}</Aside>
              </View>
            ))}
          </View>
        )}
        <Paragraph style={{ marginTop: 6 }}>
          {byAll ? m.dossier_vision_by_all() : m.dossier_vision_not_by_all()}
        </Paragraph>
        <Facts
          items={presentPartners(partners).map((partner) => {
            const own = vision.endorsements.find(
              (one) => one.organizationId === partner.organizationId && counts(one.behalf),
            )
            return {
              name: partner.name,
              value:
                own === undefined
                  ? m.dossier_vision_missing()
                  : m.dossier_vision_endorsed({ day: formatDay(own.endorsedOn) }),
            }
          })}
        />
      </View>
    )
  },
}
