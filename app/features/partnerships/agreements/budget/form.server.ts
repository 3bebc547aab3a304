import { z } from 'zod'
import type { Tx } from '#platform/context/context.server.ts'
import { Invalid } from '#platform/errors/errors.ts'
import { parseForm, parseInput } from '#platform/http/form.server.ts'
import { typedValues } from '#platform/http/typed.ts'
import { toMinor } from '#platform/words/money.ts'
import { type Partnership, presentPartners } from '../../partnerships/partnership.ts'
import type { BudgetLine } from './budget.ts'
import { budget } from './inputs.ts'

/** What a form needs to ask for the budget of an agreement. */
export const budgetFacts = (tx: Tx, partnership: Partnership, lines: BudgetLine[] = []) => ({
  lines,
  partners: presentPartners(partnership.partners).map(({ organizationId, name }) => ({
    id: organizationId,
    name,
  })),
  currency: tx.workspace.currency,
})

const currencyForm = /^[A-Za-z]{3}$/

/**
 * The budget of a form, which has a set of fields for each line (`budget-0-purpose` …); a set in which nothing was
 * typed is no line. Money is read as people write it. Throws Invalid at the fields that can't be read.
 */
export function budgetOf(form: FormData): BudgetLine[] {
  const slots = [...form.keys()].flatMap((name) => /^budget-(\d+)-purpose$/.exec(name)?.[1] ?? [])
  const filled = slots.filter((slot) =>
    ['purpose', 'amountMinor', 'inKind'].some(
      (name) => String(form.get(`budget-${slot}-${name}`)).trim() !== '',
    ),
  )
  try {
    return parseInput(z.object({ budget: budget() }), { budget: filled.map((slot) => lineOf(form, slot)) })
      .budget
  } catch (failure) {
    if (!(failure instanceof Invalid)) throw failure
    throw new Invalid(
      failure.issues.map((issue) => ({
        ...issue,
        path: issue.path.replace(
          /^budget\.(\d+)\.(\w+)$/,
          (_, line: string, name: string) => `budget-${filled[Number(line)]}-${name}`,
        ),
      })),
      typedValues(form),
    )
  }
}

const typedAmount = z.object({ amount: z.number().nullable().default(null) })

function lineOf(form: FormData, slot: string) {
  const typed = (name: string) => {
    const value = form.get(`budget-${slot}-${name}`)
    return typeof value === 'string' ? value.trim() : ''
  }
  const amount = new FormData()
  amount.set('amount', typed('amountMinor'))
  const currency = typed('currency').toUpperCase()
  const readable = (() => {
    try {
      return parseForm(typedAmount, amount).amount
    } catch {
      return typed('amountMinor')
    }
  })()
  return {
    giverOrganizationId: typed('giverOrganizationId'),
    receiverOrganizationId: typed('receiverOrganizationId') || null,
    purpose: typed('purpose'),
    amountMinor:
      typeof readable === 'number' && currencyForm.test(currency) ? toMinor(readable, currency) : readable,
    currency: readable === null ? null : currency || null,
    inKind: typed('inKind'),
  }
}
