import type { Tx } from '#platform/context/context.server.ts'
import type { ExportTable } from '#platform/features/feature.server.ts'
import { readCursor } from '#platform/http/listing.ts'
import { m } from '#platform/words/words.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import type { Benefit } from './benefit.ts'
import { listBenefits } from './benefits.server.ts'
import { readAs } from './equity.ts'
import { listSpeaking } from './speaking-reads.server.ts'
import { type EquityView, equityOf } from './view.server.ts'

/** Columns of figures as they leave in a spreadsheet; a contract, so in English and never renamed. */
export const equityColumns = ['partnershipId', 'what', 'organization', 'amount', 'evenness'] as const

export const equityRecords = (
  partnershipId: string,
  { figures, asks }: EquityView,
): (string | number | null)[][] => [
  ...figures.flatMap((figure) =>
    figure.shares.map((one) => [
      partnershipId,
      figure.measure,
      one.name,
      readAs(figure.measure, one.amount),
      figure.evenness,
    ]),
  ),
  ...asks.flatMap((one) =>
    one.byKind.map(({ kind, count }) => [partnershipId, `asked: ${kind}`, one.name, count, null]),
  ),
]

/** How things were spread over the last year, as the dossier tells it, and over the whole time. */
export const exportedEquity: ExportTable = {
  name: 'equity',
  columns: [...equityColumns, 'months'],
  ofPartnership: {
    says: m.leaves_equity,
    columns: {
      what: m.column_equity_what,
      amount: m.column_equity_amount,
      evenness: m.column_equity_evenness,
      months: m.column_equity_months,
    },
    rows: async function* (tx, partnershipId) {
      const partnership = await readPartnership(tx, partnershipId)
      for (const span of [12, 0] as const)
        for (const record of equityRecords(partnershipId, await equityOf(tx, partnership, span)))
          yield {
            ...Object.fromEntries(equityColumns.map((column, place) => [column, record[place] ?? null])),
            months: span === 0 ? null : span,
          }
    },
  },
}

export const benefitColumns = [
  'id',
  'partnershipId',
  'organization',
  'what',
  'receivedOn',
  'hours',
  'amountMinor',
  'currency',
] as const

export const benefitRecord = (
  one: Benefit,
): Record<(typeof benefitColumns)[number], string | number | null> => ({
  id: one.id,
  partnershipId: one.partnershipId,
  organization: one.organization,
  what: one.what,
  receivedOn: one.receivedOn,
  hours: one.hours,
  amountMinor: one.amountMinor,
  currency: one.currency,
})

export const exportedBenefits: ExportTable = {
  name: 'benefits',
  columns: [...benefitColumns],
  rows: (tx) => benefitRecords(tx, {}),
  ofPartnership: {
    says: m.leaves_benefits,
    columns: {
      receivedOn: m.column_benefits_received_on,
      hours: m.column_benefits_hours,
      amountMinor: m.column_benefits_amount_minor,
      currency: m.column_benefits_currency,
    },
    rows: (tx, partnershipId) => benefitRecords(tx, { partnershipId }),
  },
}

async function* benefitRecords(tx: Tx, wanted: { partnershipId?: string }) {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listBenefits>> = await listBenefits(tx, {
      ...wanted,
      limit: 500,
      cursor: readCursor(cursor),
    })
    yield* page.items.map(benefitRecord)
    cursor = page.next
  } while (cursor !== null)
}

export const exportedSpeaking: ExportTable = {
  name: 'speaking-times',
  columns: ['meetingId', 'partnershipId', 'organizationId', 'minutes'],
  rows: (tx) => speakingRecords(tx, {}),
  ofPartnership: {
    says: m.leaves_speaking,
    columns: {
      minutes: m.column_speaking_minutes,
    },
    rows: (tx, partnershipId) => speakingRecords(tx, { partnershipId }),
  },
}

async function* speakingRecords(tx: Tx, wanted: { partnershipId?: string }) {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listSpeaking>> = await listSpeaking(tx, {
      ...wanted,
      limit: 500,
      cursor: readCursor(cursor),
    })
    for (const { id, partnershipId, times } of page.items)
      for (const one of times) yield { meetingId: id, partnershipId, ...one }
    cursor = page.next
  } while (cursor !== null)
}
