import { z } from 'zod'
import type { ApiResource } from '#platform/api/resource.server.ts'
import { id } from '#platform/http/fields.ts'
import { readsUntil } from '../../partnerships/reads.server.ts'
import { changeSeries } from './change.server.ts'
import { openDay } from './day.server.ts'
import { endSeries } from './end.server.ts'
import { dayInput, seriesChange, seriesEnd, seriesInput, seriesShape } from './inputs.ts'
import { listSeries, nextOccurrences, readSeries, seriesInvitees } from './reads.server.ts'
import type { Series } from './series.ts'
import { startSeries } from './start.server.ts'

const shapeOf = ({
  organization,
  host,
  chair,
  facilitator,
  noteTaker,
  hostPerson,
  partnershipName: _,
  followsSeriesId: _before,
  madeUntil: _made,
  sequence: _n,
  ...one
}: Series) => ({
  ...one,
  hostOrganizationId: host?.id ?? null,
  chairPersonId: chair?.id ?? null,
  facilitatorPersonId: facilitator?.id ?? null,
  noteTakerPersonId: noteTaker?.id ?? null,
  hostPersonId: hostPerson?.id ?? null,
  organizationId: organization.id,
})

export const seriesApi: ApiResource = {
  name: 'meeting-series',
  summary: 'Meetings that repeat: how often, until when, and what they have in common.',
  shape: seriesShape,
  filters: z.object({ partnershipId: id().optional() }),
  list: async (tx, { query, limit, cursor, filters }) => {
    const page = await listSeries(tx, { query, limit, cursor, ...(filters as { partnershipId?: string }) })
    return { ...page, items: page.items.map(shapeOf) }
  },
  get: async (tx, seriesId) => {
    const series = await readSeries(tx, seriesId)
    return {
      ...shapeOf(series),
      next: await nextOccurrences(tx, series, tx.today, 12),
      // Who has left reads no more of it than its rhythm: who is asked may be asked since.
      invitees: readsUntil(tx, series.partnershipId) === null ? await seriesInvitees(tx, series.id) : [],
    }
  },
  create: { input: seriesInput, run: startSeries },
  // Changed as a whole from one of its days on; who is asked stands beside it.
  changeable: (record) => {
    const [next] = Array.isArray(record.next) ? record.next : []
    const from = next?.day ?? record.beginsOn
    return { ...record, inviteePersonIds: null, from, startsOn: from, times: null }
  },
  change: { input: seriesChange, run: changeSeries },
  states: {
    days: {
      summary: 'Makes one of its days a meeting ahead of its time, to prepare it.',
      input: dayInput,
      make: openDay,
    },
    ending: {
      summary: 'Lets it fall on no day after the one that is said.',
      input: seriesEnd,
      make: endSeries,
    },
  },
}
