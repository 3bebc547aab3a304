import type { Day } from '#platform/context/days.ts'
import type { Chapter } from '#platform/features/dossier.server.ts'
import { PdfTable } from '#platform/pdf/parts.tsx'
import { formatDay, formatDays, languageName } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { type Cadence, isPaused, nextContact } from './cadence.ts'
import { cadencesOf } from './reads.server.ts'
import { channelWord } from './say.ts'

/** The communication plan: who talks to whom, how, how often and for what. */
export const planChapter: Chapter = {
  name: 'communication',
  order: 80,
  title: () => m.cadence_title(),
  write: async (tx, partnershipId) => {
    const lines = await cadencesOf(tx, partnershipId)
    if (lines.length === 0) return null
    return (
      <PdfTable
        columns={[
          { name: m.dossier_plan_who(), share: 2.4 },
          { name: m.dossier_plan_how(), share: 1.4 },
          { name: m.dossier_plan_often(), share: 1.1 },
          { name: m.dossier_plan_what_for(), share: 2 },
          { name: m.dossier_plan_last(), share: 1.2 },
          { name: m.dossier_plan_next(), share: 1.2 },
        ]}
        rows={lines.map((line) => ({
          key: line.id,
          cells: [
            m.dossier_plan_between({
              one: line.otherPerson?.name ?? line.other.name,
              other: line.partnerPerson?.name ?? line.organization.name,
            }),
            line.language === null
              ? channelWord(line.channel)
              : `${channelWord(line.channel)} · ${languageName(line.language)}`,
            formatDays(line.everyDays),
            line.acceptedOn === null
              ? [line.purpose, m.dossier_plan_proposed()].filter((one) => one !== '').join(' · ')
              : line.purpose,
            line.last === null ? m.partnership_touched_never() : formatDay(line.last.on),
            nextDay(line, tx.today),
          ],
        }))}
      />
    )
  },
}

const nextDay = (line: Cadence, today: Day): string => {
  const next = nextContact(line, today)
  if (next !== null) return formatDay(next.dueOn)
  return isPaused(line) ? m.cadence_paused() : ''
}
