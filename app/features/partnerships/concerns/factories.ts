import { sql } from 'kysely'
import type { Ctx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { NotFound } from '#platform/errors/errors.ts'
import type { DoorRequest } from '#platform/http/request.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { openWorld, testNow } from '#platform/testing/world.server.ts'
import { commitments } from '../commitments/register.server.ts'
import { makePartnership } from '../factories.ts'
import { partnershipNoun } from '../partnerships/register.server.ts'
import { concernInput } from './inputs.ts'
import { raiseConcern } from './raise.server.ts'
import { readConcern } from './reads.server.ts'
import { concerns } from './register.server.ts'

export const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }

/** For tests: a market of three partners, in which the vendors raise what is about the arts and the school stewards it. */
export async function openScene() {
  const world = await openWorld([
    { name: 'partnerships', ...partnershipNoun },
    { name: 'commitments', ...commitments },
    { name: 'concerns', ...concerns },
  ])
  const vendors = await world.organization('Saturday Vendors')
  const arts = await world.organization('Harbor Arts')
  const school = await world.organization('Birch School')
  const elsewhere = await world.organization('Elsewhere')
  const place = await makePartnership(world, [vendors, arts, school], { name: 'Market' })
  const owner = await world.as('owner')
  const coordinator = await world.as('coordinator')
  const raiser = await world.as('representative', vendors)
  const colleague = await world.as('lead', vendors)
  const party = await world.as('lead', arts)
  const steward = await world.as('lead', school)
  const third = await world.as('representative', school)
  const stranger = await world.as('lead', elsewhere)
  const neighbor = await (await world.another()).as('owner')

  const idOf = (ctx: Ctx) => ctx.actor.personId ?? ''
  const about = (fields: object = {}) =>
    concernInput.parse({
      summary: 'Faces on a poster',
      about: 'Two vendors were not asked.',
      partyOrganizationIds: [arts],
      stewardPersonId: idOf(steward),
      ...fields,
    })
  const raise = (fields: object = {}, by = raiser) => must(by, (tx) => raiseConcern(tx, place, about(fields)))
  const seen = (ctx: Ctx, id: string) => read(ctx, (tx) => readConcern(tx, id))
  /** How much of a concern somebody reads. */
  const reaches = async (ctx: Ctx, id: string) =>
    seen(ctx, id).then(
      (one) => (one.about === null ? 'summary' : 'all'),
      (error) => (error instanceof NotFound ? 'nothing' : Promise.reject(error)),
    )
  const door = () => ({ system: world.system, locale: 'en', requestId: 'test' }) as unknown as DoorRequest
  /** The same member at another moment. */
  const later = async (moment: string, ctx: Ctx): Promise<Ctx> => {
    world.setNow(moment)
    const { role, organizationId } = ctx.actor
    const again = await world.as(role, organizationId)
    world.setNow(testNow)
    return again
  }
  /** Every row of every table of the database, as text. */
  const everything = async (): Promise<[string, string][]> =>
    world.system.database.transaction({ as: 'owner' }, async (db) => {
      const { rows: tables } = await sql<{ schema: string; name: string }>`
        select table_schema as schema, table_name as name from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(
        db,
      )
      const found: [string, string][] = []
      for (const { schema, name } of tables) {
        const { rows } = await sql<{
          row: string
        }>`select to_json(x)::text as row from ${sql.table(`${schema}.${name}`)} x`.execute(db)
        for (const { row } of rows) found.push([name, row])
      }
      return found
    })

  return {
    world,
    vendors,
    arts,
    school,
    elsewhere,
    place,
    owner,
    coordinator,
    raiser,
    colleague,
    party,
    steward,
    third,
    stranger,
    neighbor,
    idOf,
    about,
    raise,
    seen,
    reaches,
    door,
    later,
    everything,
  }
}
