import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import type { Partner } from '../../partnerships/partnership.ts'
import { type Decision, methods } from '../decision.ts'
import { methodHelp, methodWord } from '../say.ts'

type ProposalFormProps = {
  decision?: Decision
  /** What is proposed, where it was noted somewhere already. */
  what?: string
  /** Those who have a voice. */
  partners: readonly Partner[]
  language: string
  /** The day it closes on, unless somebody chooses another. */
  closesOn: string
  today: string
  back: string
  children?: React.ReactNode
}

/** A proposal, empty or as it stands: what and why, how it is decided, and until when. */
export function ProposalForm(props: ProposalFormProps) {
  const { decision, partners, language, closesOn, today, back, children } = props
  const { problem, pending, errorOf, typed } = useProblem()
  const field = (name: keyof Decision & string, value?: string | number | null) => ({
    name,
    defaultValue: typed(name, value),
    error: errorOf(name),
  })
  const weightOf = (organizationId: string) =>
    decision?.weights.find((one) => one.organizationId === organizationId)?.weight ?? 1
  const anonymous = problem === undefined ? decision?.anonymous : typed('anonymous') !== ''
  return (
    <Form method="post" className="form">
      <FormTrouble
        problem={problem}
        labels={{
          what: m.decision_what(),
          why: m.decision_why(),
          closesOn: { label: m.decision_closes(), say: (day) => formatDay(day) },
          quorum: m.decision_quorum(),
        }}
      />
      {decision && (
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? decision.version)} />
      )}
      <input
        type="hidden"
        name="language"
        value={decision === undefined ? language : (decision.language ?? '')}
      />
      <TextField
        {...field('what', decision?.what ?? props.what)}
        label={m.decision_what()}
        help={m.decision_what_help()}
        required
        maxLength={500}
      />
      <TextArea
        {...field('why', decision?.why)}
        label={m.decision_why()}
        help={m.decision_why_help()}
        rows={4}
      />
      <RadioGroup
        {...field('method', decision?.method ?? 'consent')}
        label={m.decision_method()}
        required
        cards
        choices={methods.map((value) => ({ value, label: methodWord(value), help: methodHelp(value) }))}
      />
      <TextArea
        {...field('options', decision?.options.map((option) => option.text).join('\n'))}
        label={m.decision_options()}
        help={m.decision_options_help()}
        rows={3}
      />
      <Select
        {...field('delegateOrganizationId', decision?.delegateOrganizationId)}
        label={m.decision_delegate()}
        help={m.decision_delegate_help()}
        empty="–"
        options={partners.map((one) => ({ value: one.organizationId, label: one.name }))}
      />
      <details className="field" open={decision?.weights.length ? true : undefined}>
        <summary>{m.decision_weights()}</summary>
        <FieldSet legend={m.decision_weights()} help={m.decision_weights_help()}>
          {partners.map(({ organizationId, name }) => (
            <NumberField
              key={organizationId}
              name={`weight-${organizationId}`}
              label={m.decision_weight_of({ organization: name })}
              defaultValue={typed(`weight-${organizationId}`, weightOf(organizationId))}
              error={errorOf('weights')}
              whole
            />
          ))}
        </FieldSet>
      </details>
      <DateField
        {...field('closesOn', decision?.closesOn ?? closesOn)}
        label={m.decision_closes()}
        required
        min={today}
      />
      <NumberField
        {...field('quorum', decision?.quorum)}
        label={m.decision_quorum()}
        help={m.decision_quorum_help()}
        mark={m.optional()}
        whole
      />
      <Checkbox
        name="anonymous"
        label={m.decision_anonymous()}
        help={m.decision_anonymous_help()}
        defaultChecked={anonymous}
        error={errorOf('anonymous')}
      />
      {children}
      <FormActions>
        <Button look="go" pending={pending}>
          {decision === undefined ? m.decision_add() : m.save()}
        </Button>
        <ButtonLink look="quiet" to={back}>
          {m.cancel()}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}
