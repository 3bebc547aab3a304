import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { FormTrouble, savedMeanwhile } from './problem.tsx'

const theirs = {
  id: 'b3',
  name: 'Harbor Youth',
  place: '',
  dueOn: '2026-05-01',
  tags: ['a', 'b'],
  version: 2,
}
const labels = {
  name: 'Name',
  place: 'Where',
  dueOn: { label: 'By when', say: (day: string) => `on ${day}` },
  tags: 'Tags',
}
const typed = { name: 'Harbor Kids', place: 'Quay', dueOn: '2026-06-01', tags: 'a, b', version: '1' }

describe('a stale save', () => {
  it('shows what the other wrote under the names of the form, and nothing of what the form does not name', () => {
    const html = renderToStaticMarkup(
      <FormTrouble
        problem={{ issues: [], values: typed, refusal: 'Someone saved.', theirs }}
        labels={labels}
      />,
    )
    expect(html).toContain('<dt>Name</dt><dd>Harbor Youth</dd>')
    expect(html).toContain('<dt>Where</dt><dd>–</dd>')
    expect(html).toContain('<dt>By when</dt><dd>on 2026-05-01</dd>')
    expect(html).not.toMatch(/<dt>(id|version|name|dueOn)</)
    expect(html).not.toContain('b3')
  })

  it('is silent about fields in which both wrote the same', () => {
    const same = { ...typed, name: 'Harbor Youth', place: '', dueOn: '2026-05-01' }
    expect(savedMeanwhile(theirs, same, labels)).toEqual([])
    expect(savedMeanwhile({ text: 'One\ntwo' }, { text: 'One\r\ntwo ' }, { text: 'Text' })).toEqual([])
    expect(savedMeanwhile({ quiet: false }, {}, { quiet: 'Quiet' })).toEqual([])
    expect(savedMeanwhile({ quiet: true }, {}, { quiet: 'Quiet' })).toMatchObject([{ value: 'on' }])
  })
})

describe('what stopped a form', () => {
  const linesOf = (issues: { path: string; message: string }[], values = {}, named = {}) => {
    const problem = { issues, values, refusal: null, theirs: null }
    return renderToStaticMarkup(<FormTrouble problem={problem} labels={named} />)
  }

  it('begins with what the form calls the field and leads to it, also where its name has dots', () => {
    const html = linesOf(
      [{ path: 'ratings.1.openness', message: 'Choose.' }],
      {},
      { 'ratings.1.openness': 'Open?' },
    )
    expect(html).toContain(
      '<a href="#field-ratings-1-openness"><span class="error-field">Open?</span> Choose.</a>',
    )
  })

  it('leads to the field that was sent under the name, else to the one of its first part', () => {
    const issues = [
      { path: 'text.en', message: 'One.' },
      { path: 'people.3', message: 'Two.' },
    ]
    const html = linesOf(issues, { 'text.en': '' }, { people: 'People' })
    expect(html).toContain('<a href="#field-text-en"> One.</a>')
    expect(html).toContain('<a href="#field-people"><span class="error-field">People:</span> Two.</a>')
    expect(linesOf([{ path: 'signers.0', message: 'Three.' }])).toContain(
      '<a href="#field-signers"> Three.</a>',
    )
  })
})
