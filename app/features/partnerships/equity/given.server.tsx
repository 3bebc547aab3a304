import type { Chapter } from '#platform/features/dossier.server.ts'
import { Heading } from '#platform/pdf/parts.tsx'
import { View } from '#platform/pdf/primitives.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Entries } from '../dossier/entries.tsx'
import { benefitWords } from './benefit-words.ts'
import { listBenefits } from './benefits.server.ts'
import { listHours } from './hours/reads.server.ts'
import { hourTitle } from './hours/say.ts'

const most = 40

/** What was noted of hours given and of benefits received, the last first. */
export const givenChapter: Chapter = {
  name: 'given',
  order: 102,
  title: () => m.dossier_given(),
  write: async (tx, partnershipId) => {
    const page = { partnershipId, limit: most, cursor: null }
    const hours = await listHours(tx, page)
    const benefits = await listBenefits(tx, page)
    if (hours.total === 0 && benefits.total === 0) return null
    return (
      <View>
        {hours.total > 0 && <Heading level={3}>{m.hours_title()}</Heading>}
        <Entries
          total={hours.total}
          entries={hours.items.map((one) => ({
            key: one.id,
            title: hourTitle(one),
            text: one.note,
            beside: [formatDay(one.givenOn)],
          }))}
        />
        {benefits.total > 0 && <Heading level={3}>{m.benefits_title()}</Heading>}
        <Entries
          total={benefits.total}
          entries={benefits.items.map((one) => ({
            key: one.id,
            title: one.what,
            beside: [benefitWords(one), formatDay(one.receivedOn)],
          }))}
        />
      </View>
    )
  },
}
