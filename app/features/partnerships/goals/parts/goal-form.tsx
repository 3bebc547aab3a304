import { useState } from 'react'
import { Form } from 'react-router'
import type { Day } from '#platform/context/days.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Advice } from '#ui/advice/advice.tsx'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { type AdviceTopic, adviceOf, adviceOn, draftOf } from '../advice.ts'
import type { PartnerPeople } from '../choices.server.ts'
import { type Goal, ownerValue } from '../goal.ts'
import { adviceWords, rhythmWords, usualRhythms } from '../say.ts'
import { OwnerFields } from './owner-fields.tsx'

type GoalFormProps = {
  goal?: Goal
  /** The language of a new goal's words. */
  language: string
  partners: PartnerPeople[]
  /** The partners that take part, each of which may look after it. */
  sides: { organizationId: string; name: string }[]
  today: Day
  back: string
  children?: React.ReactNode
}

/** The five questions of a goal, empty or as they stand, then who looks after it and how often. */
export function GoalForm({ goal, language, partners, sides, today, back, children }: GoalFormProps) {
  const { problem, pending, errorOf, typed, typedAll } = useProblem()
  const rhythms = [...new Set([...usualRhythms, goal?.checkInEveryDays ?? 30])].sort((a, b) => a - b)
  const field = (name: keyof Goal & string, value?: string | number | null) => ({
    name,
    defaultValue: typed(name, value),
    error: errorOf(name),
  })
  const setOn = goal?.setOn ?? today
  const [draft, setDraft] = useState(() =>
    draftOf(
      (name) => typed(name, name === 'checkInEveryDays' && !goal ? 30 : (goal?.[name as 'what'] ?? '')),
      typedAll('owners', goal?.owners.map(ownerValue)),
      setOn,
    ),
  )
  // An empty form says nothing of what nobody has come to yet.
  const [come, setCome] = useState<ReadonlySet<string>>(new Set())
  const advice = adviceOf(draft, today, sides)
  const adviceFor = (topic: AdviceTopic) => (
    <Advice
      live
      items={
        goal !== undefined || problem !== undefined || come.has(topic)
          ? adviceOn(advice, topic).map(adviceWords)
          : []
      }
    />
  )
  const look = (event: React.FocusEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget)
    const said = (name: string) => String(form.get(name) ?? '')
    setDraft(draftOf(said, form.getAll('owners').map(String), setOn))
    const topic = topicOf[event.target.getAttribute('name') ?? '']
    if (topic !== undefined && !come.has(topic)) setCome(new Set([...come, topic]))
  }
  return (
    <Form method="post" className="form" onBlur={look}>
      <FormTrouble
        problem={problem}
        labels={{
          what: m.goal_what(),
          measure: m.goal_measure(),
          unit: m.goal_unit(),
          baseline: m.goal_baseline(),
          target: m.goal_target(),
          whyAchievable: m.goal_why(),
          need: m.goal_need(),
          dueOn: { label: m.goal_due(), say: (day) => formatDay(day) },
          checkInEveryDays: { label: m.goal_rhythm(), say: (days) => rhythmWords(Number(days)) },
        }}
      />
      {goal && (
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? goal.version)} />
      )}
      <input type="hidden" name="language" value={goal === undefined ? language : (goal.language ?? '')} />
      <TextField
        {...field('what', goal?.what)}
        label={m.goal_what()}
        help={m.goal_what_help()}
        required
        maxLength={500}
      />
      {adviceFor('what')}
      <FieldSet legend={m.goal_measure_question()}>
        <TextField
          {...field('measure', goal?.measure)}
          label={m.goal_measure()}
          help={m.goal_measure_help()}
        />
        <TextField {...field('unit', goal?.unit)} label={m.goal_unit()} help={m.goal_unit_help()} />
        <NumberField {...field('baseline', goal?.baseline)} label={m.goal_baseline()} />
        <NumberField
          {...field('target', goal?.target)}
          label={m.goal_target()}
          help={m.goal_baseline_help()}
        />
        {adviceFor('measure')}
      </FieldSet>
      <TextArea
        {...field('whyAchievable', goal?.whyAchievable)}
        label={m.goal_why()}
        help={m.goal_why_help()}
        rows={3}
      />
      {adviceFor('achievable')}
      <TextArea {...field('need', goal?.need)} label={m.goal_need()} help={m.goal_need_help()} rows={3} />
      {adviceFor('need')}
      <DateField {...field('dueOn', goal?.dueOn)} label={m.goal_due()} />
      {adviceFor('when')}
      <Select
        {...field('checkInEveryDays', goal === undefined ? 30 : goal.checkInEveryDays)}
        label={m.goal_rhythm()}
        help={m.goal_rhythm_help()}
        empty={m.goal_rhythm_none()}
        options={rhythms.map((days) => ({ value: String(days), label: rhythmWords(days) }))}
      />
      <OwnerFields owners={goal?.owners ?? []} partners={partners} />
      {adviceFor('care')}
      {children}
      <FormActions>
        <Button look="go" pending={pending}>
          {m.save()}
        </Button>
        <ButtonLink look="quiet" to={back}>
          {m.cancel()}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}

// The measure is asked about once its last number is left, and care once somebody has been chosen or left out.
const topicOf: Record<string, AdviceTopic> = {
  what: 'what',
  target: 'measure',
  whyAchievable: 'achievable',
  need: 'need',
  dueOn: 'when',
  owners: 'care',
  checkInEveryDays: 'care',
}
