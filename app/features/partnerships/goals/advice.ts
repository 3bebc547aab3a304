import { addDays, type Day } from '#platform/context/days.ts'
import type { Goal } from './goal.ts'
import { type Question, questions } from './progress.ts'

/** The five questions, and whether anybody will look after the goal. */
export const adviceTopics = [...questions, 'care'] as const
export type AdviceTopic = Question | 'care'

/** What is missing or weak in a goal. Never a score: each one is a sentence that says what to do next. */
export const advices = [
  'what_none',
  'what_short',
  'what_vague',
  'measure_none',
  'measure_unit',
  'measure_baseline',
  'measure_target',
  'measure_same',
  'measure_percent',
  'why_none',
  'why_short',
  'why_far',
  'need_none',
  'need_short',
  'need_echo',
  'when_none',
  'when_start',
  'when_past',
  'when_far',
  'care_nobody',
  'care_side',
  'care_rhythm',
  'care_rhythm_long',
] as const
export type Advice = (typeof advices)[number]
/** One piece of advice with what its sentence names. */
export interface Advised {
  topic: AdviceTopic
  advice: Advice
  /** The word that says little, or the partners on whose side nobody looks after it. */
  names: readonly string[]
}

/** A goal as far as it is written; while somebody writes it, nothing of it need be there. */
export type Draft = Pick<
  Goal,
  | 'what'
  | 'measure'
  | 'unit'
  | 'baseline'
  | 'target'
  | 'whyAchievable'
  | 'need'
  | 'dueOn'
  | 'checkInEveryDays'
  | 'setOn'
> & { owners: readonly { organizationId: string }[] }
type Side = { organizationId: string; name: string }

// Words that promise a direction and say nothing of what will be there; with a number beside them they do.
const vague =
  /(?<!\p{L})(improv(?:e|es|ed|ing)|better|support|supports|promot(?:e|es)|rais(?:e|es) awareness|strengthen|enhance|foster|encourage|more|mejorar?|mejor|apoyar|apoyo a|promover|fomentar|impulsar|fortalecer|sensibilizar|más)(?!\p{L})/iu
const digits = /\p{N}/u
const percent = /^(%|percent|per cent|por ciento|porcentaje)/i
/** A target this many times the start asks for more than a few words on why it can be reached. */
const farTimes = 5
const farDays = 3 * 365

/** What to ask again of a goal, question by question; empty where it says all that a goal can say. */
export function adviceOf(goal: Draft, today: Day, sides: readonly Side[] = []): Advised[] {
  const found: Advised[] = []
  const say = (topic: AdviceTopic, advice: Advice, names: readonly string[] = []) =>
    found.push({ topic, advice, names })
  onWhat(goal, say)
  onMeasure(goal, say)
  onWhy(goal, say)
  onNeed(goal, say)
  onWhen(goal, today, say)
  onCare(goal, today, sides, say)
  return found
}

type Say = (topic: AdviceTopic, advice: Advice, names?: readonly string[]) => void

function onWhat({ what }: Draft, say: Say): void {
  const [, word] = vague.exec(what) ?? []
  if (what.trim() === '') say('what', 'what_none')
  else if (word !== undefined && !digits.test(what)) say('what', 'what_vague', [word])
  else if (wordsOf(what).length < 4) say('what', 'what_short')
}

function onMeasure({ measure, unit, baseline, target }: Draft, say: Say): void {
  if (measure.trim() === '') say('measure', 'measure_none')
  if (unit.trim() === '') say('measure', 'measure_unit')
  if (baseline === null) say('measure', 'measure_baseline')
  if (target === null) say('measure', 'measure_target')
  if (baseline !== null && baseline === target) say('measure', 'measure_same')
  const beyond = [baseline, target].some((value) => value !== null && (value < 0 || value > 100))
  if (percent.test(unit.trim()) && beyond) say('measure', 'measure_percent')
}

function onWhy({ whyAchievable, baseline, target }: Draft, say: Say): void {
  const said = wordsOf(whyAchievable).length
  const far =
    baseline !== null && target !== null && baseline > 0 && target > 0
      ? Math.max(target / baseline, baseline / target) >= farTimes
      : false
  if (said === 0) say('achievable', 'why_none')
  else if (said < 4) say('achievable', 'why_short')
  else if (far && said < 15) say('achievable', 'why_far')
}

function onNeed({ need, what }: Draft, say: Say): void {
  const said = wordsOf(need)
  const goal = new Set(wordsOf(what))
  const echoed = said.filter((word) => goal.has(word)).length
  if (said.length === 0) say('need', 'need_none')
  else if (said.length >= 3 && echoed / said.length >= 0.8) say('need', 'need_echo')
  else if (said.length < 3) say('need', 'need_short')
}

function onWhen({ dueOn, setOn }: Draft, today: Day, say: Say): void {
  if (dueOn === null) say('when', 'when_none')
  else if (dueOn <= setOn) say('when', 'when_start')
  else if (dueOn < today) say('when', 'when_past')
  else if (dueOn > addDays(today, farDays)) say('when', 'when_far')
}

function onCare(
  { owners, checkInEveryDays, dueOn, setOn }: Draft,
  today: Day,
  sides: readonly Side[],
  say: Say,
): void {
  const without = sides.filter((side) => !owners.some((one) => one.organizationId === side.organizationId))
  if (sides.length > 0 && without.length === sides.length) say('care', 'care_nobody')
  else if (without.length > 0)
    say(
      'care',
      'care_side',
      without.map((side) => side.name),
    )
  if (checkInEveryDays === null) say('care', 'care_rhythm')
  else if (dueOn !== null && dueOn >= today && dueOn > setOn && addDays(today, checkInEveryDays) > dueOn)
    say('care', 'care_rhythm_long')
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** The advice on one question. */
export const adviceOn = (found: readonly Advised[], topic: AdviceTopic): Advised[] =>
  found.filter((one) => one.topic === topic)

/** A goal as a form holds it now. */
export function draftOf(typed: (name: string) => string, owners: readonly string[], setOn: Day): Draft {
  const numbered = (name: string): number | null => {
    const value = typed(name).trim().replace(',', '.')
    return value === '' || Number.isNaN(Number(value)) ? null : Number(value)
  }
  return {
    what: typed('what'),
    measure: typed('measure'),
    unit: typed('unit'),
    baseline: numbered('baseline'),
    target: numbered('target'),
    whyAchievable: typed('whyAchievable'),
    need: typed('need'),
    dueOn: typed('dueOn') === '' ? null : typed('dueOn'),
    checkInEveryDays: numbered('checkInEveryDays'),
    setOn,
    owners: owners
      .filter((value) => value !== '')
      .map((value) => ({ organizationId: value.split(':')[0] ?? '' })),
  }
}
