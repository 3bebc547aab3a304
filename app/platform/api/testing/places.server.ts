import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { record } from '../../activity/record.server.ts'
import type { Tx } from '../../context/context.server.ts'
import { NotFound, Refusal, Stale } from '../../errors/errors.ts'
import { cutPage, onePage } from '../../http/paging.server.ts'
import { allow, no, row, yes } from '../../policy/policy.ts'
import type { ApiResource } from '../resource.server.ts'

/** A noun of the tests' own, with every kind of operation that the API knows. */
const keep = row(yes, yes, yes, no, no, no)
const input = z.object({
  name: z.string().trim().min(1).max(300),
  place: z.string().max(300).default(''),
  population: z.int().min(0).nullable().default(null),
})

const reachable = (tx: Tx) =>
  tx.db.selectFrom('communities').where('workspaceId', '=', tx.workspace.id).where('deletedAt', 'is', null)

async function get(tx: Tx, id: string) {
  const found = await reachable(tx).where('id', '=', id).selectAll().executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return found
}

const said = (tx: Tx, action: string, id: string) => record(tx, action, { subject: { kind: 'place', id } })

async function set(tx: Tx, id: string, values: Record<string, unknown>, version?: number) {
  const before = await get(tx, id)
  allow(tx.actor, keep)
  if (version !== undefined && before.version !== version) throw new Stale({ ...before })
  await tx.db
    .updateTable('communities')
    .set({ ...values, version: before.version + 1 })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', id)
    .execute()
  await said(tx, 'place.changed', id)
}

export const places: ApiResource = {
  name: 'places',
  summary: 'Places, for the tests.',
  shape: z.object({
    id: z.uuid(),
    name: z.string(),
    place: z.string(),
    population: z.int().nullable(),
    createdAt: z.iso.datetime(),
    version: z.int(),
  }),
  filters: z.object({ place: z.string().optional(), population: z.int().optional() }),
  get,
  list: async (tx, { query, limit, cursor, filters }) => {
    let found = reachable(tx)
    if (query !== '') found = found.where('name', 'like', `%${query}%`)
    if (filters.place !== undefined) found = found.where('place', '=', String(filters.place))
    if (filters.population !== undefined) found = found.where('population', '=', Number(filters.population))
    const { total } = await found
      .select((all) => all.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    const by = { sql: 'communities.name_key', type: 'text' } as const
    const rows = await onePage(
      found.selectAll(),
      { limit, cursor, direction: 'asc' },
      by,
      'communities.id',
    ).execute()
    return { ...cutPage(rows, limit), total }
  },
  create: {
    input,
    run: async (tx, given: z.output<typeof input>) => {
      allow(tx.actor, keep)
      if (given.name === 'Atlantis') return new Refusal('too_many', { minutes: 7 })
      const id = uuid()
      await tx.db
        .insertInto('communities')
        .values({ workspaceId: tx.workspace.id, id, ...given, createdAt: tx.now, updatedAt: tx.now })
        .execute()
      await said(tx, 'place.added', id)
      return { id }
    },
  },
  change: {
    input: input.extend({ version: z.int().min(1) }),
    run: (tx, id, { version, ...given }: z.output<typeof input> & { version: number }) =>
      set(tx, id, given, version),
  },
  remove: (tx, id) => set(tx, id, { deletedAt: tx.now }),
  states: {
    census: {
      summary: 'Counts who lives there.',
      input: z.object({ population: z.int().min(0) }),
      make: (tx, id, given: { population: number }) => set(tx, id, given),
      unmake: (tx, id) => set(tx, id, { population: null }),
    },
  },
}
