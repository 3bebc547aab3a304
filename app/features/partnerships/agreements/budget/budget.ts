import { formatMoney } from '#platform/words/money.ts'
import { m } from '#platform/words/words.ts'

/** What one partner gives under an agreement: money for something, or a contribution in kind. */
export interface BudgetLine {
  giverOrganizationId: string
  /** Null: it is given to what the partners do together. */
  receiverOrganizationId: string | null
  purpose: string
  amountMinor: number | null
  currency: string | null
  /** Empty where it is money. */
  inKind: string
}

export interface NamedBudgetLine extends BudgetLine {
  giver: string
  receiver: string | null
}

/** The lines as they leave by the API. */
export const outwardBudget = (lines: readonly NamedBudgetLine[]): BudgetLine[] =>
  lines.map(({ giver: _giver, receiver: _receiver, ...line }) => line)

/** What is given: the amount, or the thing. */
export const givenText = ({ amountMinor, currency, inKind }: BudgetLine): string =>
  amountMinor === null || currency === null ? inKind : formatMoney(amountMinor, currency)

/** Who gives what to whom, in one line. */
export const lineText = (line: NamedBudgetLine): string =>
  line.receiver === null
    ? m.agreement_budget_line_all({ giver: line.giver, given: givenText(line), purpose: line.purpose })
    : m.agreement_budget_line({
        giver: line.giver,
        receiver: line.receiver,
        given: givenText(line),
        purpose: line.purpose,
      })

/** The budget as the text of an agreement says it: a list in Markdown, empty without lines. */
export const budgetText = (lines: readonly NamedBudgetLine[]): string =>
  lines.map((line) => `- ${lineText(line)}`).join('\n')

/** The text with its budget. Where it does not say the budget word for word, this stands behind it as a section of its own. */
export function withBudget(body: string, lines: readonly NamedBudgetLine[]): string {
  const budget = budgetText(lines)
  return budget === '' || body.includes(budget) ? body : `${body}\n\n## ${m.agreement_budget()}\n\n${budget}`
}

/** The text after its budget changed: where it said the old one word for word, it says the new one. */
export const rebudgeted = (
  body: string,
  from: readonly NamedBudgetLine[],
  to: readonly NamedBudgetLine[],
): string => (from.length === 0 ? body : body.replace(budgetText(from), () => budgetText(to)).trim())

/** Whether two budgets are the same, line by line. */
export const sameBudget = (one: readonly BudgetLine[], other: readonly BudgetLine[]): boolean =>
  JSON.stringify(one.map(values)) === JSON.stringify(other.map(values))

const values = (line: BudgetLine) => [
  line.giverOrganizationId,
  line.receiverOrganizationId,
  line.purpose,
  line.amountMinor,
  line.currency,
  line.inKind,
]
