import { useProblem } from '#platform/http/problem.tsx'
import { fromMinor } from '#platform/words/money.ts'
import { m } from '#platform/words/words.ts'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { Fold } from '#ui/fold/fold.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { type BudgetLine, lineText } from '../budget.ts'

/** How many lines stand open for more, without a script; saved and opened again there are as many anew. */
const spare = 2

/** Who gives what to whom: a set of fields for each line. */
export function BudgetFields({
  lines,
  partners,
  currency,
}: {
  lines: readonly BudgetLine[]
  partners: readonly { id: string; name: string }[]
  /** Of the workspace: a new line starts with it. */
  currency: string
}) {
  const { problem, errorOf, typed } = useProblem()
  // What came back with an error lies open.
  const isTyped = (place: number) =>
    problem !== undefined &&
    (['amountMinor', 'inKind', 'purpose'] as const).some((name) => typed(`budget-${place}-${name}`) !== '')
  const nameOf = (id: string | null) => partners.find((one) => one.id === id)?.name ?? null
  const wordsOf = (line: BudgetLine) =>
    lineText({
      ...line,
      giver: nameOf(line.giverOrganizationId) ?? '',
      receiver: nameOf(line.receiverOrganizationId),
    })
  return (
    <FieldSet legend={m.agreement_budget()} help={m.agreement_budget_help()}>
      {[...lines, ...Array<undefined>(spare)]
        .map((line, place) => ({ line, place }))
        .map(({ line, place }) => {
          const field = (name: keyof BudgetLine, value?: string | number | null) => ({
            name: `budget-${place}-${name}`,
            defaultValue: typed(`budget-${place}-${name}`, value),
            error: errorOf(`budget-${place}-${name}`),
          })
          return (
            <Fold
              key={place}
              title={m.agreement_budget_line_number({ number: place + 1 })}
              words={line === undefined ? m.agreement_budget_line_empty() : wordsOf(line)}
              open={isTyped(place)}
            >
              <div className="grid" style={{ '--least': '12rem', '--gap': 'var(--s4)' }}>
                <Select
                  {...field('giverOrganizationId', line?.giverOrganizationId)}
                  label={m.agreement_budget_giver()}
                  options={partners.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <Select
                  {...field('receiverOrganizationId', line?.receiverOrganizationId)}
                  label={m.agreement_budget_receiver()}
                  options={[
                    { value: '', label: m.agreement_budget_all() },
                    ...partners.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
                <NumberField
                  {...field(
                    'amountMinor',
                    line?.amountMinor == null || line.currency === null
                      ? ''
                      : fromMinor(line.amountMinor, line.currency),
                  )}
                  label={m.agreement_budget_amount()}
                />
                <TextField
                  {...field('currency', line?.currency ?? currency)}
                  label={m.agreement_budget_currency()}
                  maxLength={3}
                />
              </div>
              <TextField
                {...field('inKind', line?.inKind)}
                label={m.agreement_budget_in_kind()}
                help={m.agreement_budget_in_kind_help()}
                maxLength={500}
              />
              <TextField
                {...field('purpose', line?.purpose)}
                label={m.agreement_budget_purpose()}
                maxLength={500}
              />
            </Fold>
          )
        })}
    </FieldSet>
  )
}
