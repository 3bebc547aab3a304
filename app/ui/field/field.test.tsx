import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { NumberField } from '../number-field/number-field.tsx'
import { RadioGroup } from '../radio-group/radio-group.tsx'
import { TextArea } from '../text-area/text-area.tsx'
import { TextField } from '../text-field/text-field.tsx'
import { fieldId } from './field.tsx'

describe('a field', () => {
  it('ties label, help and error to its control', () => {
    const html = renderToStaticMarkup(
      <TextField label="Day" name="due" help="Soon" error="In the past" required />,
    )
    expect(html).toContain('<label for="field-due">')
    expect(html).toContain('aria-describedby="field-due-help field-due-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('id="field-due-help"')
    expect(html).toContain('id="field-due-error"')
    expect(html).toMatch(/<input[^>]* required=""/)
  })
  it('claims nothing when there is neither help nor error', () => {
    const html = renderToStaticMarkup(<TextField label="Day" name="due" />)
    expect(html).not.toContain('aria-describedby')
    expect(html).not.toContain('aria-invalid')
  })
  it('counts what was kept of a long text, and never cuts it', () => {
    const counter = { max: 5, words: (left: number) => `${left} left` }
    const html = renderToStaticMarkup(
      <TextArea label="Notes" name="notes" defaultValue="seven!!" counter={counter} />,
    )
    expect(html).toContain('-2 left')
    expect(html).toContain('aria-describedby="field-notes-counter"')
    expect(html).not.toContain('maxlength')
  })
  it('reads the unit of a number with it', () => {
    const html = renderToStaticMarkup(<NumberField label="Tutors" name="tutors" unit="people" />)
    expect(html).toContain('aria-describedby="field-tutors-unit"')
  })
  it('makes an id of a name that holds brackets', () =>
    expect(fieldId('answers[0].text')).toBe('field-answers-0-text'))
  it('lets the summary of errors lead to the first choice of a group', () => {
    const html = renderToStaticMarkup(
      <RadioGroup
        label="Kind"
        name="kind"
        error="Choose"
        choices={[
          { value: 'a', label: 'A' },
          { value: 'b', label: 'B' },
        ]}
      />,
    )
    expect(html).toMatch(/<input type="radio" id="field-kind"/)
    expect(html).toContain('aria-describedby="field-kind-error"')
  })
})
