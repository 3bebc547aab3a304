import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/section/section.tsx'
import type { Wave } from '../pulse.ts'
import { TurnoutTable } from './turnout-table.tsx'

/** A wave that takes answers: until when, how many have answered, and the way to one's own answer. */
export function OpenWave({
  wave,
  asked,
  answered,
  today,
  base,
}: {
  wave: Wave
  asked: boolean
  answered: boolean
  today: string
  base: string
}) {
  return (
    <Section
      title={m.pulse_open_until({ day: formatDay(wave.closesOn, today) })}
      lede={m.pulse_open_lede()}
      aside={
        asked && (
          <ButtonLink look={answered ? 'plain' : 'go'} to={`${base}/pulse/${wave.id}/answer`}>
            {answered ? m.pulse_change_answer() : m.pulse_answer()}
          </ButtonLink>
        )
      }
    >
      <TurnoutTable turnout={wave.turnout} />
    </Section>
  )
}
