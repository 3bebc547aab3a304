import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import { id } from '#platform/http/fields.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { outwardBudget } from './budget/budget.ts'
import { budgetsOf } from './budget/reads.server.ts'
import { versionShape } from './inputs.ts'
import { reachableTexts } from './reads.server.ts'

const versionRows = (texts: ReturnType<typeof reachableTexts>) =>
  texts.select([
    'agreementTexts.id',
    'agreementTexts.agreementId',
    'agreements.partnershipId',
    'agreementTexts.number',
    'agreementTexts.body',
    'agreementTexts.organizationId',
    'agreementTexts.writtenByPersonId',
    'agreementTexts.createdAt',
  ])
type Row = Awaited<ReturnType<ReturnType<typeof versionRows>['execute']>>[number]

async function shapesOf(tx: Tx, rows: readonly Row[]): Promise<z.output<typeof versionShape>[]> {
  const budgets = await budgetsOf(
    tx,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    agreementId: row.agreementId,
    partnershipId: row.partnershipId,
    number: row.number,
    body: row.body,
    budget: outwardBudget(budgets.get(row.id) ?? []),
    organizationId: row.organizationId,
    personId: row.writtenByPersonId,
    writtenAt: row.createdAt.toISOString(),
  }))
}

const filters = z.object({ agreementId: id().optional(), partnershipId: id().optional() })

/** A version comes of a change of its agreement, or of a suggestion that is taken up; it is never written over. */
export const agreementVersionsApi: ApiResource = {
  name: 'agreement-versions',
  summary:
    'Every version of the text of an agreement, with its budget, as it was written; none is written over.',
  shape: versionShape,
  filters,
  list: async (tx, { limit, cursor, filters: wanted }) => {
    const { agreementId, partnershipId } = wanted as z.output<typeof filters>
    let found = reachableTexts(tx)
    if (agreementId !== undefined) found = found.where('agreementTexts.agreementId', '=', agreementId)
    if (partnershipId !== undefined) found = found.where('agreements.partnershipId', '=', partnershipId)
    const { total } = await found
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const rows = await onePage(
      versionRows(found),
      { limit, cursor, direction: 'desc' },
      { sql: 'agreement_texts.created_at', type: 'timestamptz' },
      'agreement_texts.id',
    ).execute()
    const { items, next } = cutPage(rows, limit)
    return { items: await shapesOf(tx, items), total, next }
  },
  get: async (tx, one) => {
    if (!z.uuid().safeParse(one).success) throw new NotFound()
    const [shape] = await shapesOf(
      tx,
      await versionRows(reachableTexts(tx)).where('agreementTexts.id', '=', one).execute(),
    )
    if (shape === undefined) throw new NotFound()
    return shape
  },
}
