import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { languageNames, locales, m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { type ChangedPiece, ChangedText } from '#ui/changed-text/changed-text.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { type Agreement, type AgreementKind, agreementKinds } from '../agreement.ts'
import type { BudgetLine } from '../budget/budget.ts'
import { BudgetFields } from '../budget/parts/budget-fields.tsx'
import { kindWord } from '../say.ts'

type AgreementFormProps = {
  agreement?: Pick<Agreement, 'title' | 'kind' | 'beginsOn' | 'endsOn' | 'language' | 'version' | 'number'>
  body?: string
  /** Its lines, who can give and receive, and the currency of the workspace. */
  budget: { lines: BudgetLine[]; partners: { id: string; name: string }[]; currency: string }
  language: string
  back: string
}

/** Title, kind, days and text; a new one may leave the text to the template of its kind. */
export function AgreementForm({ agreement, body, budget, language, back }: AgreementFormProps) {
  const { problem, pending, errorOf, typed } = useProblem()
  const changes = (problem?.theirs?.changes ?? []) as ChangedPiece[]
  const field = (name: string, value?: string | null) => ({
    name,
    defaultValue: typed(name, value),
    error: errorOf(name),
  })
  return (
    <Form method="post" className="form">
      <FormTrouble
        problem={problem}
        labels={{
          title: m.agreement_title(),
          kind: { label: m.agreement_kind(), say: (kind) => kindWord(kind as AgreementKind) },
          beginsOn: { label: m.agreement_begins(), say: (day) => formatDay(day) },
          endsOn: { label: m.agreement_ends(), say: (day) => formatDay(day) },
          budget: m.agreement_budget(),
          // Shown below word by word, where the form knows what it was opened with.
          ...(changes.length === 0 ? { body: m.agreement_text() } : {}),
        }}
      />
      {changes.length > 0 && (
        <Section title={m.agreement_changed_meanwhile()} lede={m.agreement_changed_meanwhile_lede()}>
          <ChangedText
            pieces={changes}
            {...(agreement?.language == null ? {} : { lang: agreement.language })}
            words={{
              added: m.vision_compare_added(),
              removed: m.vision_compare_removed(),
              end: m.vision_compare_end(),
            }}
          />
        </Section>
      )}
      {agreement && (
        <>
          <input
            type="hidden"
            name="version"
            value={String(problem?.theirs?.version ?? typed('version', agreement.version))}
          />
          <input
            type="hidden"
            name="number"
            value={String(problem?.theirs?.number ?? typed('number', agreement.number))}
          />
        </>
      )}
      <TextField {...field('title', agreement?.title)} label={m.agreement_title()} required maxLength={300} />
      <Select
        {...field('kind', agreement?.kind ?? 'mou')}
        label={m.agreement_kind()}
        options={agreementKinds.map((value) => ({ value, label: kindWord(value) }))}
      />
      <DateField {...field('beginsOn', agreement?.beginsOn)} label={m.agreement_begins()} />
      <DateField
        {...field('endsOn', agreement?.endsOn)}
        label={m.agreement_ends()}
        help={m.agreement_ends_help()}
      />
      <Select
        {...field('language', agreement?.language ?? language)}
        label={m.agreement_language()}
        options={locales.map((value) => ({ value, label: languageNames[value] }))}
      />
      <TextArea
        {...field('body', body)}
        label={m.agreement_text()}
        help={agreement === undefined ? m.agreement_text_help_new() : m.agreement_text_help()}
        rows={agreement === undefined ? 6 : 24}
      />
      <BudgetFields {...budget} />
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
