import { z } from 'zod'
import { id, optionalId, optionalText, text } from '#platform/http/fields.ts'

export const budgetLineInput = z
  .object({
    giverOrganizationId: id(),
    /** Null: it is given to what the partners do together. */
    receiverOrganizationId: optionalId(),
    purpose: text(500),
    /** In the smallest unit of the currency. */
    amountMinor: z.int().positive().max(1_000_000_000_000).nullable().default(null),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable()
      .default(null),
    /** A contribution in kind, in words; either this or an amount. */
    inKind: optionalText(500),
  })
  .superRefine((line, context) => {
    if ((line.amountMinor === null) === (line.inKind === ''))
      context.addIssue({ code: 'custom', path: ['amountMinor'], params: { code: 'issue_budget_what' } })
    if ((line.amountMinor === null) !== (line.currency === null))
      context.addIssue({ code: 'custom', path: ['currency'], params: { code: 'issue_budget_currency' } })
    if (line.giverOrganizationId === line.receiverOrganizationId)
      context.addIssue({
        code: 'custom',
        path: ['receiverOrganizationId'],
        params: { code: 'issue_budget_itself' },
      })
  })

/** Who gives what to whom, in the order in which it stands in the text. */
export const budget = () => z.array(budgetLineInput).max(100).default([])

export const budgetShape = z.array(
  z.object({
    giverOrganizationId: z.uuid(),
    receiverOrganizationId: z.uuid().nullable(),
    purpose: z.string(),
    amountMinor: z.int().nullable(),
    currency: z.string().nullable(),
    inKind: z.string(),
  }),
)
