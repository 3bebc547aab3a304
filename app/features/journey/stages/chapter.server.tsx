import { Fragment, type ReactNode } from 'react'
import type { Chapter } from '#platform/features/dossier.server.ts'
import { Aside } from '#platform/pdf/charts.tsx'
import { soft, spruce } from '#platform/pdf/look.ts'
import { Heading, Paragraph } from '#platform/pdf/parts.tsx'
import { Text, View } from '#platform/pdf/primitives.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { readPartnership } from '../../partnerships/index.server.ts'
import { stageWord } from '../../partnerships/partnerships/say.ts'
import { readJourney } from './journey.server.ts'
import { enoughSentence, keyActionName } from './naming.ts'
import { missingWords } from './next-step.ts'
import { type Finding, keyActionsOf, type Mark, stages } from './stage.ts'

/** Of each key action so many records, the rest is counted. */
const most = 4

const markWords: Record<Mark, () => string> = {
  enough: m.mark_enough,
  partly: m.mark_partly,
  nothing: m.mark_nothing,
}

/** Where the partnership stands on its way, and what in the record speaks for each key action. */
export const stagesChapter: Chapter = {
  name: 'stages',
  order: 110,
  title: () => m.journey_title(),
  write: async (tx, partnershipId) => {
    const journey = await readJourney(tx, await readPartnership(tx, partnershipId))
    return (
      <View>
        <Paragraph>
          {m.dossier_stage_since({ stage: stageWord(journey.stage), day: formatDay(journey.since) })}
        </Paragraph>
        {journey.moves.map((move) => (
          <Aside key={move.id}>
            {m.dossier_stage_move({
              day: formatDay(move.on),
              stage: stageWord(move.stage),
              reason: move.reason,
            })}
          </Aside>
        ))}
        {stages.map((stage) => (
          <Fragment key={stage}>
            <Heading level={3}>{stageWord(stage)}</Heading>
            {journey.findings
              .filter(({ keyAction }) => keyActionsOf[stage].includes(keyAction))
              .map((finding) => (
                <FindingPart key={finding.keyAction} finding={finding} />
              ))}
          </Fragment>
        ))}
      </View>
    )
  },
}

function FindingPart({ finding }: { finding: Finding }): ReactNode {
  const { keyAction, mark, byHand, items, stated, lapsedOn } = finding
  const missing = missingWords(finding)
  const records = [
    ...items.map((item) => ({ key: item.id, on: item.on, text: item.text })),
    ...stated.map((entry) => ({
      key: entry.id,
      on: entry.on,
      text: m.dossier_stated({ what: entry.what, name: entry.statedBy }),
    })),
  ]
  return (
    <View wrap={false} style={{ marginBottom: 7 }}>
      <View style={{ flexDirection: 'row', justifyContent: 'space-between' }}>
        <Text style={{ fontWeight: 600, flexShrink: 1 }}>{keyActionName(keyAction)}</Text>
        <Text style={{ color: mark === 'enough' ? spruce : soft }}>
          {byHand ? m.dossier_mark_by_hand({ mark: markWords[mark]() }) : markWords[mark]()}
        </Text>
      </View>
      <Aside>{enoughSentence(keyAction)}</Aside>
      {records.slice(0, most).map((record) => (
        <Text key={record.key} style={{ marginBottom: 1 }}>
          {m.dossier_evidence({ day: formatDay(record.on), text: record.text })}
        </Text>
      ))}
      {records.length > most && <Aside>{m.dossier_evidence_more({ count: records.length - most })}</Aside>}
      {lapsedOn !== null && (
        <Aside>
          {mark === 'enough'
            ? m.evidence_old({ day: formatDay(lapsedOn) })
            : m.evidence_lapsed({ day: formatDay(lapsedOn) })}
        </Aside>
      )}
      {missing !== '' && <Aside>{missing}</Aside>}
    </View>
  )
}
