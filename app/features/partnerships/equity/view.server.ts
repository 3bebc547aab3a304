import type { Tx } from '#platform/context/context.server.ts'
import { limitOf } from '#platform/settings/reads.server.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { asksIn, monthBegins } from './asks.server.ts'
import { deedsIn } from './deeds.server.ts'
import { askKinds, figuresOf, type Span, spanBegins } from './equity.ts'

/** How things are spread among the partners of a partnership in reach, as its page shows it. */
export async function equityOf(tx: Tx, partnership: Partnership, span: Span) {
  const partners = presentPartners(partnership.partners).map(({ organizationId, name }) => ({
    organizationId,
    name,
  }))
  const from = spanBegins(span, tx.today)
  const month = monthBegins(tx.today)
  const deeds = await deedsIn(tx, partnership.id, from)
  const asks = await asksIn(tx, partnership.id, from === null || from < month ? from : month)
  return {
    partners,
    figures: figuresOf(deeds, partners),
    asks: partners.map((partner) => {
      const own = asks.filter((ask) => ask.organizationId === partner.organizationId)
      const inSpan = own.filter((ask) => from === null || ask.on >= from)
      return {
        ...partner,
        byKind: askKinds.map((kind) => ({ kind, count: inSpan.filter((ask) => ask.kind === kind).length })),
        total: inSpan.length,
        month: askKinds.map((kind) => ({
          kind,
          count: own.filter((ask) => ask.kind === kind && ask.on >= month).length,
        })),
        thisMonth: own.filter((ask) => ask.on >= month).length,
      }
    }),
    limit: await limitOf(tx, 'asksPerMonth'),
  }
}
export type EquityView = Awaited<ReturnType<typeof equityOf>>
