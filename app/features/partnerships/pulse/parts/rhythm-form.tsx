import { Form } from 'react-router'
import { useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { nextWave, rhythms, type Wave } from '../pulse.ts'
import { rhythmWord } from '../say.ts'

/** When the next wave opens by itself, and how often one does from now on. */
export function RhythmForm({ wave, today }: { wave: Wave; today: string }) {
  const { pending, errorOf, typed } = useProblem()
  const { everyDays } = wave
  const next = nextWave(wave, today)
  const choices = [...new Set([...rhythms, ...(everyDays === null ? [] : [everyDays])])].sort((a, b) => a - b)
  return (
    <Section
      title={m.pulse_rhythm()}
      lede={next === null ? m.pulse_rhythm_none() : m.pulse_rhythm_next({ day: formatDay(next, today) })}
    >
      <Form method="post" className="form">
        <Select
          name="everyDays"
          label={m.pulse_again()}
          empty={m.pulse_rhythm_never()}
          defaultValue={typed('everyDays', everyDays)}
          options={choices.map((days) => ({ value: String(days), label: rhythmWord(days) }))}
          error={errorOf('everyDays')}
        />
        <FormActions>
          <Button name="act" value="rhythm" pending={pending}>
            {m.save()}
          </Button>
        </FormActions>
      </Form>
    </Section>
  )
}
