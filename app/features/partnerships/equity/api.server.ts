import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { id } from '#platform/http/fields.ts'
import { cutPage, onePage } from '#platform/http/paging.server.ts'
import { reachablePartnerships, readPartnership } from '../partnerships/reads.server.ts'
import type { Benefit } from './benefit.ts'
import { listBenefits, readBenefit } from './benefits.server.ts'
import { readAs } from './equity.ts'
import {
  benefitInput,
  benefitShape,
  equityShape,
  type SpeakingInput,
  speakingInput,
  speakingShape,
} from './inputs.ts'
import { noteBenefit, removeBenefit } from './note-benefit.server.ts'
import { noteSpeaking } from './speaking.server.ts'
import { listSpeaking, readSpeaking } from './speaking-reads.server.ts'
import { equityOf } from './view.server.ts'

const filters = z.object({ partnershipId: id().optional() })
const partnershipOf = (asked: Record<string, unknown>) => asked as z.output<typeof filters>

const outward = ({ organization: _, ...benefit }: Benefit) => benefit

export const benefitsApi: ApiResource = {
  name: 'benefits',
  summary: 'What organizations received from a partnership, noted by either side.',
  shape: benefitShape,
  filters,
  list: async (tx, { limit, cursor, filters: asked }) => {
    const page = await listBenefits(tx, { limit, cursor, ...partnershipOf(asked) })
    return { ...page, items: page.items.map(outward) }
  },
  get: async (tx, benefitId) => outward(await readBenefit(tx, benefitId)),
  create: { input: benefitInput, run: noteBenefit },
  remove: removeBenefit,
}

export const speakingApi: ApiResource = {
  name: 'speaking-times',
  summary: 'Meetings with how long each partner spoke, where somebody noted it.',
  shape: speakingShape,
  filters,
  list: (tx, { limit, cursor, filters: asked }) =>
    listSpeaking(tx, { limit, cursor, ...partnershipOf(asked) }),
  get: readSpeaking,
  states: {
    note: {
      summary: 'Notes how long partners spoke in a meeting that was held.',
      input: speakingInput,
      make: (tx: Tx, meetingId: string, { times }: SpeakingInput) => noteSpeaking(tx, meetingId, times),
    },
  },
}

async function wholeEquity(tx: Tx, partnershipId: string) {
  const partnership = await readPartnership(tx, z.uuid().safeParse(partnershipId).data ?? tx.workspace.id)
  const { figures, asks } = await equityOf(tx, partnership, 12)
  return {
    id: partnership.id,
    spanMonths: 12,
    figures: figures.map(({ measure, total, evenness, shares }) => ({
      measure,
      total: readAs(measure, total),
      evenness,
      shares: shares.map(({ organizationId, amount }) => ({
        organizationId,
        amount: readAs(measure, amount),
      })),
    })),
    asksThisMonth: asks.flatMap(({ organizationId, month }) =>
      month.map(({ kind, count }) => ({ organizationId, kind, count })),
    ),
  }
}

export const equityApi: ApiResource = {
  name: 'equity',
  summary:
    'How leading, hosting, deciding, giving and receiving are spread in partnerships over a year, as the record says; hours given in hours, speaking in minutes.',
  shape: equityShape,
  list: async (tx, { limit, cursor }) => {
    const found = reachablePartnerships(tx)
    const { total } = await found
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const order = { sql: 'partnerships.created_at', type: 'timestamptz' } as const
    const rows = await onePage(
      found.select('partnerships.id'),
      { limit, cursor, direction: 'asc' },
      order,
      'partnerships.id',
    ).execute()
    const { items, next } = cutPage(rows, limit)
    const all = []
    for (const row of items) all.push(await wholeEquity(tx, row.id))
    return { items: all, total, next }
  },
  get: wholeEquity,
}
