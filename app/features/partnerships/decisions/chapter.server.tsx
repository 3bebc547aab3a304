import type { ReactNode } from 'react'
import type { Day } from '#platform/context/days.ts'
import type { Chapter } from '#platform/features/dossier.server.ts'
import { Aside } from '#platform/pdf/charts.tsx'
import { Heading, Paragraph } from '#platform/pdf/parts.tsx'
import { Text, View } from '#platform/pdf/primitives.ts'
import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { type Partner, presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import type { Decision } from './decision.ts'
import { everyDecision } from './export.server.ts'
import { decisionWords, methodWord, reviewWords, saidWord } from './say.ts'

const most = 40

/** What was decided together and what is before the partners, with what each said. Votes without names stay out. */
export const decisionsChapter: Chapter = {
  name: 'decisions',
  order: 70,
  title: () => m.decisions_title(),
  write: async (tx, partnershipId) => {
    const all: Decision[] = []
    for await (const decision of everyDecision(tx, { partnershipId })) all.push(decision)
    if (all.length === 0) return null
    const dayOf = (one: Decision) => one.settlement?.decidedOn ?? one.closesOn
    all.sort((a, b) => (dayOf(a) < dayOf(b) ? 1 : -1))
    const partners = presentPartners((await readPartnership(tx, partnershipId)).partners)
    return (
      <View>
        {all.slice(0, most).map((decision) => (
          <DecisionPart key={decision.id} decision={decision} partners={partners} today={tx.today} />
        ))}
        {all.length > most && (
          <Paragraph>
            {m.dossier_more({ shown: formatNumber(most), total: formatNumber(all.length) })}
          </Paragraph>
        )}
      </View>
    )
  },
}

function DecisionPart({
  decision,
  partners,
  today,
}: {
  decision: Decision
  partners: readonly Partner[]
  today: Day
}): ReactNode {
  const review = decision.settlement === null ? null : reviewWords(decision, today)
  return (
    <>
      <Heading level={3}>{decision.what}</Heading>
      <Paragraph style={{ marginBottom: 3 }}>{decisionWords(decision, partners, today)}</Paragraph>
      {decision.why !== '' && <Aside>{decision.why}</Aside>}
      <Aside>
        {[methodWord(decision.method), ...(decision.anonymous ? [m.dossier_decision_anonymous()] : [])].join(
          ' · ',
        )}
      </Aside>
      {decision.voices.map((voice) => (
        <Text key={voice.id} style={{ marginBottom: 2 }}>
          {voice.reason === ''
            ? m.dossier_voice({
                organization: voice.organizationName,
                said: saidWord(voice, decision.options),
              })
            : m.dossier_voice_why({
                organization: voice.organizationName,
                said: saidWord(voice, decision.options),
                reason: voice.reason,
              })}
        </Text>
      ))}
      {decision.settlement !== null && decision.settlement.note !== '' && (
        <Paragraph style={{ marginBottom: 3 }}>{decision.settlement.note}</Paragraph>
      )}
      {review !== null && <Aside>{review}</Aside>}
    </>
  )
}
