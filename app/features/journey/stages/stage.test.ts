import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '#platform/context/days.ts'
import type { Evidence } from '#platform/features/feature.server.ts'
import { currentStage, stays } from './move.ts'
import {
  type Finding,
  findStated,
  gapsLeft,
  gapsOf,
  isBack,
  joinFinding,
  keyActions,
  keyActionsOf,
  lapseDay,
  type Stage,
  type StatedEvidence,
  type Surroundings,
  stageOf,
  stages,
  statedRules,
} from './stage.ts'

const today = '2026-03-31'
const around: Surroundings = {
  today,
  lastJoinedOn: '2024-01-01',
  changedOn: { vision: '2025-06-01', roles: null },
  enteredOn: { activate: '2025-10-01' },
}
const stated = (keyAction: StatedEvidence['keyAction'], on: Day): StatedEvidence => ({
  id: `${keyAction} ${on}`,
  keyAction,
  on,
  what: 'It happened',
  who: '',
  link: '',
  organizationId: 'one',
  statedBy: 'Amara',
  behalf: null,
  version: 1,
})
const found = (more: Partial<Evidence>): Evidence => ({ items: [], enough: false, missing: null, ...more })
const item = { kind: 'touchpoint', id: '1', on: '2026-01-01', text: 'A workshop', href: '/touchpoints/1' }

describe('the stages', () => {
  it('ask for three key actions each, every one of them once', () => {
    expect(keyActions).toHaveLength(12)
    expect(new Set(keyActions).size).toBe(12)
    for (const stage of stages)
      for (const keyAction of keyActionsOf[stage]) expect(stageOf(keyAction)).toBe(stage)
  })

  it('begin with Advise, from the day the partnership began', () => {
    expect(currentStage([], '2025-02-01')).toEqual({ stage: 'advise', since: '2025-02-01' })
  })

  it('are where the last decision put them, on or back', () => {
    const moves = [
      { stage: 'acclimate' as const, on: '2025-05-01' },
      { stage: 'activate' as const, on: '2025-10-01' },
      { stage: 'acclimate' as const, on: '2026-01-15' },
    ]
    expect(currentStage(moves, '2025-02-01')).toEqual({ stage: 'acclimate', since: '2026-01-15' })
    expect(stays(moves, '2025-02-01')).toEqual({
      advise: { from: '2025-02-01', until: '2025-05-01' },
      acclimate: { from: '2026-01-15', until: null },
      activate: { from: '2025-10-01', until: '2026-01-15' },
    })
  })

  it('know a step back from a step on', () => {
    expect(isBack('activate', 'advise')).toBe(true)
    expect(isBack('advise', 'accelerate')).toBe(false)
  })
})

describe('what is stated by hand', () => {
  it('holds to the last day of its months, and lapses the day after', () => {
    const on = '2025-09-30'
    expect(lapseDay('concerns_addressed', on, around)).toBe('2026-03-31')
    expect(findStated('concerns_addressed', [{ on }], { ...around, today: '2026-03-30' })).toEqual({
      enough: true,
      more: 0,
      lapsedOn: null,
    })
    expect(findStated('concerns_addressed', [{ on }], around)).toEqual({
      enough: false,
      more: 1,
      lapsedOn: '2026-03-31',
    })
  })

  it('about listening grows old after two years and still counts', () => {
    expect(findStated('listening_sessions', [{ on: '2024-03-30' }], around)).toEqual({
      enough: true,
      more: 0,
      lapsedOn: '2026-03-31',
    })
    expect(
      findStated('listening_sessions', [{ on: '2024-03-30' }, { on: '2025-01-01' }], around).lapsedOn,
    ).toBeNull()
  })

  it('about the communication plan lapses when a partner joins', () => {
    const joined = { ...around, lastJoinedOn: '2026-02-01' }
    expect(findStated('communication_plan', [{ on: '2026-01-01' }], joined)).toMatchObject({
      enough: false,
      lapsedOn: '2026-02-01',
    })
    expect(findStated('communication_plan', [{ on: '2026-02-01' }], joined).enough).toBe(true)
  })

  it('about the vision and the roles lapses when they are written anew', () => {
    expect(findStated('shared_vision', [{ on: '2025-05-01' }], around)).toMatchObject({
      enough: false,
      lapsedOn: '2025-06-01',
    })
    expect(findStated('shared_vision', [{ on: '2025-06-01' }], around).enough).toBe(true)
    expect(findStated('roles_clear', [{ on: '2025-05-01' }], around).enough).toBe(true)
    const arranged = { ...around, changedOn: { vision: null, roles: '2025-07-01' } }
    expect(findStated('roles_clear', [{ on: '2025-05-01' }], arranged).enough).toBe(false)
  })

  it('as a celebration counts only since Activate began', () => {
    expect(findStated('early_success', [{ on: '2025-09-30' }], around).enough).toBe(false)
    expect(findStated('early_success', [{ on: '2025-10-01' }], around).enough).toBe(true)
  })

  it('asks for a story and a lesson', () => {
    expect(findStated('stories_shared', [{ on: '2026-01-01' }], around)).toMatchObject({
      enough: false,
      more: 1,
    })
    expect(findStated('stories_shared', [{ on: '2026-01-01' }, { on: '2026-01-02' }], around).enough).toBe(
      true,
    )
  })

  it('never counts less on an earlier day than on a later one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...keyActions),
        fc.array(fc.integer({ min: 0, max: 1200 }), { maxLength: 4 }),
        fc.integer({ min: 1, max: 900 }),
        (keyAction, ago, later) => {
          const entries = ago.map((days) => ({ on: addDays(today, -days) }))
          const now = findStated(keyAction, entries, around)
          const then = findStated(keyAction, entries, { ...around, today: addDays(today, later) })
          expect(then.enough && !now.enough).toBe(false)
          expect(now.enough).toBe(now.more === 0)
          if (statedRules[keyAction].months === null && !now.enough) expect(then).toEqual(now)
        },
      ),
    )
  })
})

describe('the mark of a key action', () => {
  it('is nothing where nothing was found or stated, and says what the source misses', () => {
    expect(
      joinFinding('roles_clear', [found({ missing: 'No role is accepted.' })], [], around),
    ).toMatchObject({ mark: 'nothing', missing: ['No role is accepted.'] })
  })

  it('is not enough where the source says so, and enough where it says that', () => {
    const half = joinFinding(
      'joint_meetings',
      [found({ items: [item], missing: 'Nobody of Oak Street was there.' })],
      [],
      around,
    )
    expect(half).toMatchObject({
      mark: 'partly',
      missing: ['Nobody of Oak Street was there.'],
      byHand: false,
    })
    expect(joinFinding('joint_meetings', [found({ items: [item], enough: true })], [], around)).toMatchObject(
      { mark: 'enough', missing: [], byHand: false },
    )
  })

  it('stands on the hand alone where only the hand speaks for it, and says so', () => {
    const by = stated('early_success', '2026-01-01')
    expect(joinFinding('early_success', [], [by], around)).toMatchObject({
      mark: 'enough',
      byHand: true,
      stated: [by],
    })
  })

  it('keeps what was stated beside what the record shows', () => {
    const by = stated('joint_meetings', '2026-01-01')
    const both = joinFinding('joint_meetings', [found({ items: [item], enough: true })], [by], around)
    expect(both).toMatchObject({ byHand: false, items: [item], stated: [by] })
    const record = joinFinding('joint_meetings', [found({ items: [item] })], [by], around)
    expect(record).toMatchObject({ mark: 'enough', byHand: true, items: [item] })
  })

  it('shows the day on which it lapsed', () => {
    const old = found({ items: [item], missing: 'Meet again.', lapsedOn: '2026-01-02' })
    expect(joinFinding('joint_meetings', [old], [], around)).toMatchObject({
      mark: 'partly',
      lapsedOn: '2026-01-02',
    })
    expect(
      joinFinding('concerns_addressed', [], [stated('concerns_addressed', '2025-01-01')], around),
    ).toMatchObject({ mark: 'partly', lapsedOn: '2025-07-02' })
  })

  it('takes the word of either of two sources', () => {
    const both = [found({ missing: 'No pilot.' }), found({ items: [item], enough: true })]
    expect(joinFinding('pilot_launched', both, [], around)).toMatchObject({ mark: 'enough', missing: [] })
  })
})

describe('the gaps a move leaves', () => {
  const findings = (enough: readonly string[]): Finding[] =>
    keyActions.map((keyAction) =>
      joinFinding(keyAction, [found({ enough: enough.includes(keyAction) })], [], around),
    )
  it('are those of every stage that is passed, and none on the way back', () => {
    const some = findings(['listening_sessions', 'roles_clear', 'joint_meetings'])
    expect(gapsOf('advise', some)).toEqual(['shared_vision'])
    expect(gapsLeft('advise', 'activate', some)).toEqual([
      'shared_vision',
      'communication_plan',
      'concerns_addressed',
    ])
    expect(gapsLeft('activate', 'advise', some)).toEqual([])
  })
  it('are of no stage from the new one on', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stages), fc.constantFrom(...stages), (from: Stage, to: Stage) => {
        for (const gap of gapsLeft(from, to, findings([])))
          expect(stages.indexOf(stageOf(gap))).toBeLessThan(stages.indexOf(to))
      }),
    )
  })
})
