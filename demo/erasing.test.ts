// What only the whole house can promise: that nothing of somebody is left who asked to be forgotten.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readJourney } from '#features/journey/stages/journey.server.ts'
import { runImport } from '#features/landscape/imports/command.server.ts'
import { erasePerson, merge, personData } from '#features/landscape/index.server.ts'
import { addNote } from '#features/landscape/notes/add.server.ts'
import { changePerson } from '#features/landscape/people/change.server.ts'
import { personChange } from '#features/landscape/people/inputs.ts'
import { asksIn } from '#features/partnerships/equity/asks.server.ts'
import { deedsIn } from '#features/partnerships/equity/deeds.server.ts'
import { equityOf } from '#features/partnerships/equity/view.server.ts'
import {
  keptRates,
  keptRatesOfSides,
  ledgerOf,
  readPartnership,
} from '#features/partnerships/index.server.ts'
import { itemRatingsOf } from '#features/partnerships/pulse/items/reads.server.ts'
import { tiesOfWaves, wavesOf } from '#features/partnerships/pulse/reads.server.ts'
import { contextOf, findWorkspace, memberActor } from '#platform/context/actors.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import { closeSystem, openSystem } from '#platform/context/system.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import type { Db } from '#platform/database/database.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { attachFile } from '#platform/files/attach.server.ts'
import { pathOf } from '#platform/files/reads.server.ts'
import { readSettings } from '#platform/settings/settings.server.ts'
import { temporaryFolder } from '#platform/testing/folders.server.ts'
import { rowsLeaving } from '#platform/testing/leaving.server.ts'
import { freshDatabase } from '#platform/testing/world.server.ts'
import { features } from '../features.server.ts'
import { seedDemo } from './seed.server.ts'

type System = Awaited<ReturnType<typeof openSystem>>
let system: System
let close: () => Promise<void>
const files = temporaryFolder()
beforeAll(async () => {
  const folder = temporaryFolder()
  const { database, drop } = await freshDatabase()
  const settings = readSettings({
    DATA_DIR: folder.path,
    COMMONWEAVE_SECRET: 'x'.repeat(32),
    LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
  })
  system = await openSystem({ ...settings, publicUrl: 'http://localhost:3000' }, database, features)
  close = async () => {
    await closeSystem(system)
    await drop()
    folder.remove()
    files.remove()
  }
})
afterAll(() => close())

const asOwner = <T>(work: (db: Db) => Promise<T>) => system.database.transaction({ as: 'owner' }, work)
const found = async <R>(query: ReturnType<typeof sql<R>>): Promise<R[]> =>
  (await asOwner((db) => query.execute(db))).rows

interface Column {
  schema: string
  table: string
  column: string
  type: string
  /** Only one of a few words of ours can stand there. */
  chosen: boolean
}
/** Every column that holds text, lists of text or JSON, but for what is worked out of others. */
const textColumns = () =>
  found(sql<Column>`
    select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
      exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
        and pg_get_constraintdef(k.oid) like '%= ANY (%') as chosen
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth', 'jobs') and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
      and format_type(a.atttypid, null) in ('text', 'text[]', 'json', 'jsonb', 'character varying')`)

const erasures = () => system.registry.erasures
const covered = () => new Set(erasures().flatMap((one) => one.covers ?? []))
const covers = (table: string, column: string) => covered().has(table) || covered().has(`${table}.${column}`)
/** Columns that lead to people; that none of them is forgotten here is promised where records are brought together. */
const leading = () => system.registry.merges.filter((one) => one.kind === 'person')
/** Who did something stays, and leads to the emptied record. */
const isDoer = (column: string) => /(^|_)(by|author|actor)_person_id$/.test(column)

describe('what is known of people', () => {
  it('is seen to wherever a column leads to somebody: it goes, or it is said that it stays', () => {
    const stays = new Set(erasures().flatMap((one) => one.stays ?? []))
    expect(leading().length).toBeGreaterThan(60)
    const forgotten = leading()
      .filter(({ table, column }) => !isDoer(column) && !covers(table, column))
      .map(({ table, column }) => `${table}.${column}`)
      .filter((place) => !stays.has(place))
    expect(forgotten, 'list these in `covers` or `stays` of an erasure').toEqual([])
  })

  it('is seen to in every text beside such a column: it is emptied, or it is said why not', async () => {
    const keeps = new Set(erasures().flatMap((one) => Object.keys(one.keeps ?? {})))
    const about = new Set(
      leading()
        .filter(({ table, column }) => !isDoer(column) && covers(table, column))
        .map(({ table }) => table),
    )
    expect(about.size).toBeGreaterThan(15)
    const forgotten = (await textColumns())
      .filter(({ table, chosen }) => about.has(table) && !chosen)
      .filter(({ table, column }) => !covers(table, column) && !keeps.has(`${table}.${column}`))
      .map(({ table, column }) => `${table}.${column}`)
    expect(forgotten, 'list these in `covers` or `keeps` of an erasure').toEqual([])
  })

  it('is named by columns that are there', async () => {
    const columns = await found(sql<{ place: string; table: string }>`
      select c.relname || '.' || a.attname as place, c.relname as table
      from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not a.attisdropped`)
    const there = new Set(columns.flatMap(({ place, table }) => [place, table]))
    const named = erasures().flatMap((one) => [
      ...(one.covers ?? []),
      ...(one.stays ?? []),
      ...(one.sentences ?? []),
      ...Object.keys(one.keeps ?? {}),
    ])
    expect(named.filter((place) => !there.has(place))).toEqual([])
  })
})

describe('in a whole town, somebody who asked to be forgotten', () => {
  beforeAll(() => seedDemo(system), 900_000)

  const member = async (role: string): Promise<Ctx> => {
    const { workspace, actor } = await asOwner(async (db) => {
      const workspace = await findWorkspace(db, { slug: 'demo' })
      if (workspace === null) throw new Error('no demo')
      const { userId } = await db
        .selectFrom('memberships')
        .where('workspaceId', '=', workspace.id)
        .where('role', '=', role as 'owner')
        .where('endedAt', 'is', null)
        .orderBy('id')
        .select('userId')
        .executeTakeFirstOrThrow()
      return {
        workspace,
        actor: await memberActor(db, workspace, userId, dayIn(workspace.timeZone, system.now())),
      }
    })
    if (actor === null) throw new Error(`the ${role} does not come in`)
    return contextOf(system, workspace, actor)
  }

  /** Writes the marker into every text that is said to go, of rows that lead to the person. Answers where. */
  const plant = async (personId: string, marker: string): Promise<string[]> => {
    const planted: string[] = []
    for (const { table, column, type, chosen } of await textColumns()) {
      if (
        chosen ||
        !covers(table, column) ||
        /_hash$|^(key|kind|language|user_id|file|time_zone)$/.test(column)
      )
        continue
      const ways = table === 'people' ? [{ table, column: 'id', kindColumn: undefined }] : leading()
      for (const way of ways) {
        if (way.table !== table || isDoer(way.column)) continue
        const value =
          type === 'text[]'
            ? sql`array[${marker}::text]`
            : type === 'text'
              ? sql`${marker}::text`
              : sql`jsonb_build_object('said', ${marker}::text)`
        const { numAffectedRows } = await asOwner((db) =>
          sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ${sql.ref(way.column)} = ${personId}
            ${way.kindColumn === undefined ? sql`` : sql`and ${sql.ref(way.kindColumn)} = 'person'`}`.execute(
            db,
          ),
        )
        if (Number(numAffectedRows ?? 0) > 0) planted.push(`${table}.${column}`)
      }
    }
    return planted
  }

  const holding = async (text: string): Promise<string[]> => {
    const still: string[] = []
    for (const { schema, table, column } of await textColumns()) {
      const { length } = await found(
        sql`select 1 from ${sql.table(`${schema}.${table}`)} where strpos(lower(${sql.ref(column)}::text), lower(${text})) > 0 limit 1`,
      )
      if (length > 0) still.push(`${schema}.${table}.${column}`)
    }
    return still
  }

  const counts = async () => {
    const tables = [
      'touchpoints',
      'touchpoint_people',
      'commitments',
      'fulfilments',
      'goals',
      'decisions',
      'meetings',
      'agreement_signatures',
      'pulse_responses',
      'concerns',
      'affiliations',
      'representatives',
      'roles',
    ] // prettier-ignore
    const rows: Record<string, number> = {}
    for (const table of tables)
      rows[table] =
        (await found(sql<{ n: number }>`select count(*)::integer as n from ${sql.table(table)}`))[0]?.n ?? 0
    return rows
  }

  /** Tables that say who stands, sits or is invited, which an erased person is not any more; a seat of theirs is free. */
  const ofNow = new Set(['representatives', 'meeting-people', 'committee-seats'])
  /** Everything but words people are named in. */
  const plain = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value, (key, one: unknown) =>
        ['name', 'text', 'title', 'summary', 'responsible', 'statedBy'].includes(key) ? undefined : one,
      ) ?? 'null',
    )
  /** What is worked out of one partnership, by what it is of, and how many lines of each table leave with it. */
  const figures = (ctx: Ctx, partnershipId: string): Promise<Record<string, unknown>> =>
    read(ctx, async (tx) => {
      const partnership = await readPartnership(tx, partnershipId)
      const waves = await wavesOf(tx, partnershipId)
      const ties = await tiesOfWaves(tx, waves)
      const own = await itemRatingsOf(tx, waves)
      const { stage, findings } = await readJourney(tx, partnership)
      const told: Record<string, unknown> = {
        'equity over a year': plain(await equityOf(tx, partnership, 12)),
        'equity over all': plain(await equityOf(tx, partnership, 0)),
        asks: (await asksIn(tx, partnershipId, null)).map((one) => JSON.stringify(one)).sort(),
        deeds: plain(await deedsIn(tx, partnershipId, null)),
        'kept rates': [...(await keptRates(tx, { partnershipId }))],
        'kept rates of sides': await keptRatesOfSides(tx),
        ledger: plain(await ledgerOf(tx, partnershipId)),
        pulse: waves.map((wave) => ({
          turnout: plain(wave.turnout),
          ties: (ties.get(wave.id) ?? []).map((one) => JSON.stringify(one)).sort(),
          own: (own.get(wave.id) ?? []).map((one) => JSON.stringify(one)).sort(),
        })),
        stage,
        ...Object.fromEntries(findings.map((one) => [one.keyAction, plain(one)])),
      }
      for (const table of system.registry.exports)
        if (table.ofPartnership !== undefined && !ofNow.has(table.name))
          told[`lines of ${table.name}`] = (await rowsLeaving(tx, table, partnershipId)).length
      return told
    })

  // A name under an agreement belongs to all who signed it.
  const signed = /^public\.agreement_(signatures\.(name|signature|drawing)|sendings\.document)$/

  it.each(['lead', 'representative', 'coordinator'])(
    'is in no text of any table any more, and what they did stays: a %s',
    async (role) => {
      const owner = await member('owner')
      const gone = await member(role)
      const id = gone.actor.personId ?? ''
      const userId = gone.actor.userId ?? ''
      const marker = `Quillfeather ${role}`
      const email = `quill.${role}@feather.example`
      await asOwner(async (db) => {
        await sql`update auth."user" set email = ${`in.${email}`}, name = ${marker} where id = ${userId}`.execute(
          db,
        )
        await sql`insert into auth.session (id, expires_at, token, user_id) values (${`s-${role}`}, now() + interval '1 day', ${`t-${role}`}, ${userId})`.execute(
          db,
        )
        // A sentence to somebody else, and an old value beside another record's history, in which the name stands.
        await sql`update mails set text_body = text_body || ${`\n${marker} wrote to you.`}, html_body = html_body || ${marker}
          where id = (select id from mails where person_id is distinct from ${id}::uuid order by id limit 1)`.execute(
          db,
        )
        await sql`update history_values set before = ${JSON.stringify({ text: `Ask\n${marker}` })}::jsonb
          where id = (select id from history_values order by id limit 1)`.execute(db)
      })
      const version = (await found(sql<{ version: number }>`select version from people where id = ${id}`))[0]
        ?.version
      await write(owner, (tx) =>
        changePerson(tx, id, personChange.parse({ name: marker, email, phone: '+12065550199', version })),
      )
      // A source knows them too, with a title and a column of its own; both records are brought together.
      const csv = join(files.path, `${role}.csv`)
      writeFileSync(
        csv,
        `id,name,email,phone,organization,job title,favorite tea\n7,${marker} Senior,senior.${email},206 555 0198,Harvest Table,Taster of ${marker},${marker} green\n`,
      )
      const brought = await runImport(owner, {
        kind: 'people',
        source: `List ${role}`,
        path: csv,
        dryRun: false,
      })
      expect(brought).toMatchObject({ created: 1 })
      const [second] = await found(
        sql<{ id: string }>`select id from people where name = ${`${marker} Senior`}`,
      )
      const merged = await write(owner, (tx) =>
        merge(tx, 'person', { intoId: id, fromId: second?.id ?? '', choices: {} }),
      )
      if (isRefusal(merged)) throw new Error(merged.code)
      const about = { subjectKind: 'person' as const, subjectId: id }
      await write(owner, (tx) =>
        addNote(tx, {
          ...about,
          body: `${marker} likes tea.`,
          language: null,
          audience: 'organization',
        }),
      )
      const file = await write(owner, (tx) =>
        attachFile(
          tx,
          { subject: { kind: 'person', id }, partnershipId: null, audience: 'organization' },
          new File([`${marker} on paper`], `${marker}.txt`),
        ),
      )
      if (isRefusal(file)) throw new Error(file.code)
      await system.jobs.drain(system)
      const data = JSON.stringify(await read(owner, (tx) => personData(tx, id)))
      for (const told of [marker, email, 'likes tea']) expect(data).toContain(told)
      const planted = await plant(id, marker)
      expect(planted.length).toBeGreaterThan(15)
      const before = await counts()

      const answer = await write(owner, (tx) => erasePerson(tx, id, { name: marker }))
      if (isRefusal(answer)) throw new Error(answer.code)
      await system.jobs.drain(system)

      expect.soft((await holding(marker)).filter((place) => !signed.test(place))).toEqual([])
      // The job that took the user away knows which: a number, of nobody any more.
      const known = (await holding(userId)).filter((place) => !place.startsWith('jobs.'))
      expect.soft(known).toEqual([])
      for (const text of [email, '2065550199', '2065550198'])
        expect.soft(await holding(text), text).toEqual([])
      expect.soft(existsSync(pathOf(system.settings, owner.workspace.id, file.id))).toBe(false)
      expect.soft(await counts()).toEqual(before)
      const [record] = await found(
        sql<{ name: string; search: string }>`select name, search_key as search from people where id = ${id}`,
      )
      expect.soft(record?.name).toBe('Someone whose data was erased')
      expect.soft(record?.search.trim()).toBe('someone whose data was erased')
      const acts = await found(sql`select 1 from history where actor_person_id = ${id} limit 1`)
      expect(acts).toHaveLength(1)
    },
    240_000,
  )

  it.each(['representative', 'lead'])(
    'leaves the figures of their partnerships as they were, where they had a colleague: a %s',
    async (role) => {
      const owner = await member('owner')
      const [gone] = await found(sql<{ personId: string; name: string; partnershipIds: string[] }>`
        select r.person_id, g.name, array_agg(distinct r.partnership_id) as partnership_ids
        from representatives r join people g on g.workspace_id = r.workspace_id and g.id = r.person_id
          join memberships m on m.workspace_id = r.workspace_id and m.person_id = r.person_id and m.ended_at is null and m.role = ${role}
        where r.workspace_id = ${owner.workspace.id} and r.ended_on is null and g.erased_at is null
          and exists (select 1 from representatives o where o.workspace_id = r.workspace_id and o.partner_id = r.partner_id
            and o.person_id <> r.person_id and o.ended_on is null)
        group by r.person_id, g.name
        order by (select count(*) from touchpoint_people t where t.person_id = r.person_id)
          + (select count(*) from notices n where n.person_id = r.person_id) desc, r.person_id limit 1`)
      if (gone === undefined) throw new Error('nobody has a colleague')
      await system.jobs.drain(system)
      const all = async () => {
        const told: Record<string, unknown> = {}
        for (const id of gone.partnershipIds)
          for (const [of, figure] of Object.entries(await figures(owner, id))) told[`${id} ${of}`] = figure
        return told
      }
      const before = await all()
      const answer = await write(owner, (tx) => erasePerson(tx, gone.personId, { name: gone.name }))
      if (isRefusal(answer)) throw new Error(answer.code)
      const after = await all()
      await system.jobs.drain(system)
      const later = await all()
      for (const told of [after, later]) {
        const differing = Object.keys(before).filter((of) => !isDeepStrictEqual(before[of], told[of]))
        expect(differing.map((of) => [of, before[of], told[of]])).toEqual([])
      }
    },
    240_000,
  )
})
