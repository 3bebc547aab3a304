import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { describe, expect, it } from 'vitest'
import { Invalid } from '#platform/errors/errors.ts'
import { issueText } from '#platform/words/sentence.server.ts'
import { fieldOf, items } from '../pulse.ts'
import { questionOf } from '../say.ts'
import { readAnswer } from '../typed.server.ts'
import { AnswerForm } from './answer-form.tsx'

const others = [
  { organizationId: '01890000-0000-7000-8000-000000000001', name: 'Harbor Youth' },
  { organizationId: '01890000-0000-7000-8000-000000000002', name: 'Oak Street' },
]

const Asked = () => <AnswerForm others={others} asked={[]} given={null} />

/** The page of an answer that was sent with these fields and could not be taken. */
function sentBack(fields: Record<string, string>): string {
  const form = new FormData()
  others.forEach(({ organizationId }, index) => {
    form.set(fieldOf(index, 'aboutOrganizationId'), organizationId)
  })
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  try {
    readAnswer(form)
  } catch (failure) {
    if (!(failure instanceof Invalid)) throw failure
    const actionData = {
      issues: failure.issues.map((issue) => ({ path: issue.path, message: issueText(issue) })),
      values: failure.values,
      refusal: null,
      theirs: null,
    }
    const Page = createRoutesStub([{ id: 'page', path: '/', Component: Asked }])
    return renderToStaticMarkup(<Page hydrationData={{ actionData: { page: actionData }, loaderData: {} }} />)
  }
  throw new Error('it was taken')
}
const textOf = (html: string) => html.replaceAll(/<[^>]+>/g, '')

describe('an answer to the pulse that leaves questions out', () => {
  const html = sentBack({ [fieldOf(0, 'reliability')]: '3', [fieldOf(1, 'collaboration')]: '0' })
  const lines = [...html.matchAll(/<li><a href="#([^"]+)">(.*?)<\/a><\/li>/g)].map(
    ([, id = '', text = '']) => ({
      id,
      text: textOf(text),
    }),
  )

  it('names each of them, in a line of its own that leads to its field', () => {
    expect(lines).toHaveLength(14)
    expect(new Set(lines.map(({ text }) => text)).size).toBe(14)
    for (const [index, { name }] of others.entries())
      for (const item of items)
        expect(lines.filter(({ text }) => text.startsWith(questionOf(item, name)))).toHaveLength(
          (index === 0 && item === 'reliability') || (index === 1 && item === 'collaboration') ? 0 : 1,
        )
    for (const { id } of lines) expect(html.split(`id="${id}"`)).toHaveLength(2)
  })

  it('says at each which answers there are', () => {
    const at = (name: string) => new RegExp(`id="field-${name}-error">([^<]*)<`).exec(html)?.[1]
    expect(at('ratings-0-openness')).toBe('Choose one of the answers, from 1 to 4.')
    expect(at('ratings-0-collaboration')).toBe('Choose one of the answers, from 0 to 5.')
    expect(at('ratings-0-reliability')).toBeUndefined()
  })

  it('is asked for one partner at least where nothing was answered, at the first question', () => {
    const empty = sentBack({})
    expect(empty.match(/<li><a href="#field-ratings-0-reliability">/g)).toHaveLength(1)
    expect(textOf(empty)).toContain('Answer for one partner at least.')
  })
})
