import { describe, expect, it } from 'vitest'
import { speak } from '#platform/words/speaking.server.ts'
import { locales } from '#platform/words/words.ts'
import { nextBestStep, stepFor } from './next-step.ts'
import { type Finding, type KeyAction, keyActions, type Mark, type Stage, stageOf } from './stage.ts'
import { lineOf, trackOf } from './track.ts'

const id = '00000000-0000-4000-8000-000000000001'
const finding = (keyAction: KeyAction, mark: Mark, more: Partial<Finding> = {}): Finding => ({
  keyAction,
  mark,
  items: [],
  stated: [],
  byHand: false,
  missing: [],
  more: 0,
  lapsedOn: null,
  ...more,
})
const journey = (stage: Stage, gaps: readonly KeyAction[]) => ({
  stage,
  findings: keyActions.map((keyAction) =>
    finding(keyAction, gaps.includes(keyAction) ? 'nothing' : 'enough'),
  ),
  proposal: null,
})
const decider = { decide: true, propose: true }
const helper = { decide: false, propose: true }

describe('the next best step', () => {
  it('has a sentence, a button and a form for each key action and mark, in every language', () => {
    for (const locale of locales)
      speak(locale, () => {
        for (const keyAction of keyActions)
          for (const mark of ['nothing', 'partly'] as const) {
            const step = stepFor(finding(keyAction, mark), id)
            expect(step.text, `${locale} ${keyAction} ${mark}`).not.toMatch(/^(key_action|next_step)/)
            expect(step.button.length).toBeGreaterThan(3)
            expect(step.to).toContain(id)
          }
      })
  })

  it('leads to the page of the record that counts, where there is one', () => {
    const to = (keyAction: KeyAction) => stepFor(finding(keyAction, 'nothing'), id).to
    expect(to('concerns_addressed'), 'where every partner is asked').toBe(`/partnerships/${id}/concerns`)
    expect(to('joint_meetings'), 'where all are invited').toBe(`/partnerships/${id}/meetings/new`)
    expect(to('stories_shared')).toContain('evidence/new')
  })

  it('is the first thing the stage misses, and says when it is the last', () => {
    const two = nextBestStep(journey('activate', ['progress_monitored', 'early_success']), decider, id)
    expect(two.to).toBe(`/partnerships/${id}/goals`)
    const one = nextBestStep(journey('activate', ['early_success']), decider, id)
    expect(one).toMatchObject({
      text: expect.stringContaining('It is the last thing Activate is missing.'),
      to: `/partnerships/${id}/journey/evidence/new?action=early_success`,
    })
  })

  it('is deciding, or proposing, when the stage misses nothing; an earlier gap doesn’t stand in the way', () => {
    const ready = journey('acclimate', ['shared_vision'])
    expect(nextBestStep(ready, decider, id).to).toBe(`/partnerships/${id}/journey/move?stage=activate`)
    expect(nextBestStep(ready, helper, id).to).toBe(`/partnerships/${id}/journey/propose?stage=activate`)
  })

  it('is answering a proposal, for those who decide', () => {
    const waiting = {
      ...journey('acclimate', ['joint_meetings']),
      proposal: { stage: 'activate' as const, proposedBy: 'Lucía', organization: 'Harbor Youth' },
    }
    expect(nextBestStep(waiting, decider, id).text).toContain('Lucía')
    expect(nextBestStep(waiting, helper, id).text).not.toContain('Lucía')
  })

  it('goes back to what was lost again once Accelerate is full', () => {
    expect(nextBestStep(journey('accelerate', ['joint_meetings']), decider, id).to).toBe(
      `/partnerships/${id}/meetings/new`,
    )
    expect(nextBestStep(journey('accelerate', []), decider, id).to).toBe(`/partnerships/${id}/journey`)
  })
})

describe('the track', () => {
  it('shows where the partnership was when, also after a step back', () => {
    const bands = trackOf(
      {
        ...journey('acclimate', []),
        stays: {
          advise: { from: '2025-02-03', until: '2025-04-30' },
          activate: { from: '2025-10-01', until: '2026-01-10' },
          acclimate: { from: '2026-01-10', until: null },
        },
      },
      '/demo/partnerships/1',
      '2026-03-31',
    )
    expect(bands.map(({ stage, state, when }) => [stage, state, when])).toEqual([
      ['advise', 'done', 'Feb – Apr 2025'],
      ['acclimate', 'here', 'since Jan 2026'],
      ['activate', 'ahead', 'Oct 2025 – Jan 2026'],
      ['accelerate', 'ahead', undefined],
    ])
    expect(bands.flatMap((band) => band.items.map((item) => stageOf(item.key as KeyAction)))).toEqual(
      bands.flatMap((band) => band.items.map(() => band.stage)),
    )
  })

  it('says the one thing found in its own words, several in a number, and lapsed with its day', () => {
    const item = { kind: 'x', id: '1', on: '2026-01-01', text: 'A workshop in May', href: '/x' }
    const today = '2026-03-31'
    expect(lineOf(finding('joint_meetings', 'enough', { items: [item] }), today)).toBe('A workshop in May')
    expect(lineOf(finding('joint_meetings', 'enough', { items: [item, item] }), today)).toBe(
      '2 meetings of all partners',
    )
    expect(
      lineOf(finding('joint_meetings', 'partly', { items: [item], lapsedOn: '2026-01-05' }), today),
    ).toContain('5 Jan')
    expect(lineOf(finding('joint_meetings', 'nothing', { missing: ['Meet.'] }), today)).toBe(
      'Not met all together yet',
    )
  })
})
