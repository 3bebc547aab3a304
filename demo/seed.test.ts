import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readToday } from '#features/journey/today/reads.server.ts'
import { agreementsOf } from '#features/partnerships/agreements/reads.server.ts'
import { suggestionsOf } from '#features/partnerships/agreements/suggestions/reads.server.ts'
import { promisesFrom } from '#features/partnerships/commitments/reads.server.ts'
import { listConcerns } from '#features/partnerships/concerns/list.server.ts'
import { readConcern } from '#features/partnerships/concerns/reads.server.ts'
import { listDecisions } from '#features/partnerships/decisions/reads.server.ts'
import { whoKnows } from '#features/partnerships/expertise/who-knows.server.ts'
import { currentVision, keptRates, listPartnerships } from '#features/partnerships/index.server.ts'
import { everyLearning } from '#features/partnerships/learnings/export.server.ts'
import { listLearnings } from '#features/partnerships/learnings/reads.server.ts'
import { readPartnership } from '#features/partnerships/partnerships/reads.server.ts'
import { listProposals } from '#features/partnerships/proposals/reads.server.ts'
import { tiesOfWaves, wavesOf } from '#features/partnerships/pulse/reads.server.ts'
import { trendsOf } from '#features/partnerships/pulse/trend.ts'
import { viewOfWave } from '#features/partnerships/pulse/view.server.ts'
import { warningsWithin } from '#features/partnerships/pulse/warnings.server.ts'
import { communityWords } from '#features/partnerships/visions/uptakes/reads.server.ts'
import { partedBy } from '#features/partnerships/visions/uptakes/uptake.ts'
import { demoCast } from '#platform/accounts/demo-cast.server.ts'
import { isSetUp } from '#platform/accounts/found-workspace.server.ts'
import { record } from '#platform/activity/record.server.ts'
import { contextOf, findWorkspace, memberActor } from '#platform/context/actors.server.ts'
import type { Ctx, System } from '#platform/context/context.server.ts'
import { dayIn, daysBetween } from '#platform/context/days.ts'
import { closeSystem, openSystem } from '#platform/context/system.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { attachFile } from '#platform/files/attach.server.ts'
import { listHeldMails } from '#platform/mailbox/reads.server.ts'
import { removeDemo } from '#platform/settings/remove-demo.server.ts'
import { readSettings } from '#platform/settings/settings.server.ts'
import { temporaryFolder } from '#platform/testing/folders.server.ts'
import { freshDatabase } from '#platform/testing/world.server.ts'
import { features } from '../features.server.ts'
import { communities } from './communities.ts'
import { decisions } from './decisions.ts'
import { discussions } from './discussions.ts'
import { doubles } from './doubles.ts'
import { eastfieldOrganizations, eastfieldPeople, eastfieldUsers } from './eastfield.ts'
import { learnings } from './learnings.ts'
import { meetings } from './meetings.ts'
import { organizations } from './organizations.ts'
import { partnerships } from './partnerships/index.ts'
import { people } from './people.ts'
import { roleOf } from './seed/town.server.ts'
import { seedDemo } from './seed.server.ts'
import { nouns } from './two-years.server.ts'
import { users } from './workspace.ts'

/** A clock that stops everything in the middle of the story. */
const tired = () => {
  let looks = 0
  return () => {
    looks += 1
    if (looks > 200) throw new Error('the machine went off')
    return new Date()
  }
}

describe('the demo that a first run tells', () => {
  let system: System
  let close: () => Promise<void>
  let leftOver: unknown
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
    }
    await expect(seedDemo({ ...system, now: tired() })).rejects.toThrow('the machine went off')
    leftOver = { isSetUp: await isSetUp(system), users: await rows('auth.user') }
    await seedDemo(system)
  }, 300_000)
  afterAll(() => close())

  /** Somebody of the cast, as they come through the door today. */
  const as = async (mail: string, slug = 'demo'): Promise<Ctx> =>
    system.database.transaction({ as: 'door' }, async (db) => {
      const workspace = await findWorkspace(db, { slug })
      if (workspace === null) throw new Error(`no workspace ${slug}`)
      const user = await db
        .selectFrom('auth.user')
        .select('id')
        .where('email', '=', mail)
        .executeTakeFirstOrThrow()
      const actor = await memberActor(db, workspace, user.id, dayIn(workspace.timeZone, system.now()))
      if (actor === null) throw new Error(`${mail} does not come in`)
      return contextOf(system, workspace, actor)
    })
  const amara = () => as('amara.osei@riverbend.example')
  const rows = async (table: string, where = sql`true`) => {
    const counted = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}
      where ${where}`.execute(system.database.root)
    return counted.rows[0]?.count
  }
  const inWorkspace = (slug: string) => sql`workspace_id = (select id from workspaces where slug = ${slug})`
  const standings = (ctx: Ctx) =>
    read(ctx, (tx) =>
      listPartnerships(tx, { query: '', sort: 'name', direction: 'asc', cursor: null, limit: 100 }),
    )

  it('leaves nothing of itself when it is broken off half-way', () => {
    expect(leftOver).toEqual({ isSetUp: false, users: 0 })
  })

  it('is told whole by the next run', async () => {
    expect(await isSetUp(system)).toBe(true)
    expect(await rows('organizations', inWorkspace('demo'))).toBe(organizations.length + doubles.length)
    expect(await rows('people', inWorkspace('demo'))).toBe(people.length)
    expect(await rows('communities', inWorkspace('demo'))).toBe(communities.length)
    expect(await rows('partnerships', inWorkspace('demo'))).toBe(partnerships.length)
    const count = (of: (each: (typeof partnerships)[number]) => number) =>
      partnerships.reduce((sum, each) => sum + of(each), 0)
    // What comes round is made from what was promised once.
    const once = sql`${inWorkspace('demo')} and occurs_on is null`
    expect(await rows('commitments', once)).toBe(count((each) => each.commitments.length))
    // A meeting that was held is logged as contact too.
    expect(
      await rows('meetings', sql`${inWorkspace('demo')} and series_id is null and deleted_at is null`),
    ).toBe(meetings.length)
    expect(await rows('meetings', sql`${inWorkspace('demo')} and series_id is not null`)).toBeGreaterThan(40)
    expect(await rows('touchpoints', inWorkspace('demo'))).toBe(
      count((each) => each.touchpoints.length) + ((await rows('meeting_holdings', inWorkspace('demo'))) ?? 0),
    )
    expect(await rows('goals', inWorkspace('demo'))).toBe(count((each) => each.goals.length))
    expect(await rows('work_pieces', inWorkspace('demo'))).toBe(count((each) => each.roles.length))
  })

  it('leaves no work and no mail behind', async () => {
    expect(await system.jobs.drain(system)).toBe(0)
    expect(await rows('mails')).toBe(0)
    expect(await rows('notices')).toBe(0)
  })

  it('never runs ahead of the clock', async () => {
    expect(await rows('history', sql`at > ${system.now().toISOString()}::timestamptz`)).toBe(0)
  })

  it('lets each of the cast in with the role they have', async () => {
    for (const user of users) expect((await as(user.mail)).actor.role).toBe(roleOf(user))
    for (const user of eastfieldUsers)
      expect((await as(user.mail, 'eastfield')).actor.role).toBe(roleOf(user))
    expect((await demoCast(system)).map((each) => each.name).sort()).toEqual(
      [...users, ...eastfieldUsers].map((each) => each.name).sort(),
    )
  })

  it('has every partnership where its story says it is', async () => {
    const { items } = await standings(await amara())
    const found = new Map(items.map((each) => [each.name, [each.stage, each.standing]]))
    const told = partnerships.map((each): [string, string[]] => [
      each.name,
      [
        each.stageHistory.at(-1)?.stage ?? 'advise',
        each.concluded ? 'concluded' : each.paused ? 'paused' : 'running',
      ],
    ])
    expect(found).toEqual(new Map(told))
  })

  it('shows partners their own partnerships only', async () => {
    const names = async (mail: string, slug?: string) =>
      (await standings(await as(mail, slug))).items.map((each) => each.name)
    expect(await names('lucia@harboryouth.example')).toEqual(['Homework Harbor'])
    expect(await names('gloria@harvesttable.example')).toEqual(['Food Forward'])
  })

  it('counts for Homework Harbor what both sides kept: 17 of 21 and 23 of 25', async () => {
    const ctx = await amara()
    const harbor = (await standings(ctx)).items.find((each) => each.name === 'Homework Harbor')
    const rates = await read(ctx, (tx) => keptRates(tx, { partnershipId: harbor?.id ?? '' }))
    const host = rates.get(ctx.workspace.hostOrganizationId)
    const partners = [...rates].filter(([id]) => id !== ctx.workspace.hostOrganizationId)
    const sum = (of: 'kept' | 'counted') => partners.reduce((total, [, rate]) => total + rate[of], 0)
    expect([host?.kept, host?.counted]).toEqual([17, 21])
    expect([sum('kept'), sum('counted')]).toEqual([23, 25])
  })

  it('has an agreement in draft, one that all signed, one that waits for Lucía, one that is written in turns, and one in Spanish that soon comes to its end', async () => {
    const ctx = await as('lucia@harboryouth.example')
    const found = await read(ctx, (tx) => agreementsOf(tx))
    expect(found.map(({ title, standing }) => [title, standing])).toEqual([
      ['Letter for the Community Foundation', 'draft'],
      ['Snacks and bus passes', 'draft'],
      ['Attendance and marks', 'waiting'],
      ['How we run Homework Harbor', 'inForce'],
    ])
    const soon = (await read(await amara(), (tx) => agreementsOf(tx))).find(
      (one) => one.title === 'Recogida y reparto de cada noche',
    )
    expect(soon).toMatchObject({ standing: 'inForce', kind: 'service', language: 'es' })
    const today = await read(ctx, (tx) => readToday(tx, { most: 30 }))
    expect(today.groups.flatMap(({ items }) => items).map((item) => item.title)).toContain(
      'Sign “Attendance and marks”',
    )
    const turns = found.find(({ title }) => title === 'Snacks and bus passes')
    expect(turns?.turn).toMatchObject({ organizationName: 'Harbor Youth Collective' })
    const suggested = await read(ctx, (tx) => suggestionsOf(tx, turns?.id ?? ''))
    expect(suggested.map(({ standing, passed }) => [standing, passed])).toEqual([
      ['accepted', false],
      ['declined', false],
      ['open', false],
    ])
    expect(today.groups.flatMap(({ items }) => items).map((item) => item.title)).toContain(
      'Write on at “Snacks and bus passes”',
    )
  })

  it('fills Today of the coordinator with what the story left open', async () => {
    const today = await read(await amara(), (tx) => readToday(tx, { most: 30 }))
    const lines = today.groups
      .flatMap(({ items }) => items)
      .map((each) => `${each.group}: ${each.title} ${each.when}`)
    expect(lines).toContainEqual(expect.stringMatching(/^late: .*bus passes for this month.*9/))
    expect(lines).toContainEqual(expect.stringMatching(/^contact: .*Maple Clinic/))
    expect(lines).toContainEqual(expect.stringMatching(/^waiting: .*(Clean Creek|vision)/))
    expect(lines).toContainEqual(expect.stringMatching(/^week: .*[Bb]ackground checks/))
    expect(lines).toContainEqual(expect.stringMatching(/^week: Before the break/))
  })

  it('loses nobody anything on Today that a source was not asked for', async () => {
    const seen = new Set<string>()
    for (const user of users) {
      const ctx = await as(user.mail)
      await read(ctx, async (tx) => {
        for (const [index, { perhaps, find }] of system.registry.dueItems.entries()) {
          if (perhaps === undefined || (await find(tx)).length === 0) continue
          const { rows } = await sql<{ may: boolean | null }>`select ${perhaps(tx)} as may`.execute(tx.db)
          expect(rows, `source ${index} for ${user.mail}`).toEqual([{ may: true }])
          seen.add(`${index}`)
        }
      })
    }
    // The story has something of most of them.
    expect(seen.size).toBeGreaterThan(8)
  })

  it('offers what people know where a question comes up: in a discussion and on decisions, to the host and to leads', async () => {
    const asked = (mail: string, question: string, said = '') =>
      as(mail).then(async (ctx) =>
        (await read(ctx, (tx) => whoKnows(tx, [{ asked: question, said }]))).map(
          ({ expertise }) => expertise.topic,
        ),
      )
    const locksUp = discussions.find((one) => one.title?.text.endsWith('who locks up?'))
    const late = decisions.find((one) => one.what.text.startsWith('On Thursdays'))
    const van = decisions.find((one) => one.what.text.startsWith('The second van'))
    for (const mail of [
      'amara.osei@riverbend.example',
      'lucia@harboryouth.example',
      't.nguyen@oakstreet.example',
    ]) {
      expect(
        await asked(
          mail,
          locksUp?.title?.text ?? '',
          locksUp?.posts.map((post) => post.words.text).join(' '),
        ),
      ).toEqual(['Keys and alarms of the school'])
      expect(await asked(mail, late?.what.text ?? '', late?.why.text)).toEqual(['Parents who work late'])
    }
    for (const mail of ['amara.osei@riverbend.example', 'gloria@harvesttable.example'])
      expect(await asked(mail, van?.what.text ?? '', van?.why.text)).toEqual([
        'What growers bring: vans, crates, ice',
      ])
    // Who doesn't work with the food bank isn't told of it.
    expect(await asked('dana.whitfield@mapleclinic.example', van?.what.text ?? '', van?.why.text)).toEqual([])
  })

  it('tells of decisions: an objection that stayed, one looked at again, one without names, one that waits for a voice', async () => {
    const lucia = await as('lucia@harboryouth.example')
    const found = await read(lucia, (tx) =>
      listDecisions(tx, { query: '', direction: 'asc', cursor: null, limit: 100 }),
    )
    const outcomes = found.items.map(({ settlement, roll, voices, reviews }) => [
      settlement?.outcome ?? 'open',
      roll.length,
      voices.filter(({ stand }) => stand === 'against').length,
      reviews.length,
    ])
    expect(outcomes).toEqual([
      ['open', 0, 0, 0],
      ['adopted', 3, 0, 0],
      ['adopted', 0, 0, 0],
      ['adopted', 0, 1, 1],
    ])
    const today = await read(lucia, (tx) => readToday(tx, { most: 30 }))
    expect(today.groups.flatMap(({ items }) => items).map((one) => one.kind)).toContain('decision.voice')
  })

  it('tells of proposals: some that were done, declined or taken back, and two that wait for Amara', async () => {
    const found = await read(await amara(), (tx) => listProposals(tx, { cursor: null, limit: 100 }))
    expect(found.items.map((one) => [one.kind, one.organization, one.standing])).toEqual([
      ['resumption', 'St. Brigid’s Parish', 'open'],
      ['partnership', 'Harbor Youth Collective', 'open'],
      ['pause', 'Vietnamese Friendship Association', 'accepted'],
      ['reopening', 'Lincoln Elementary School', 'declined'],
      ['partner', 'Oak Street Middle School', 'declined'],
      ['conclusion', 'Riverbend Public Library', 'accepted'],
      ['pause', 'Harvest Table', 'withdrawn'],
      ['partner', 'Maple Clinic', 'accepted'],
    ])
    const today = await read(await amara(), (tx) => readToday(tx, { most: 30 }))
    const waiting = today.groups.find(({ group }) => group === 'waiting')?.items.map((one) => one.kind)
    expect(waiting).toContain('proposal')
  })

  it('tells of concerns: one open, one settled with a remedy, and one whose raiser nobody finds', async () => {
    const found = await read(await amara(), (tx) => listConcerns(tx, { standing: 'all', query: '' }))
    const one = (partnership: string) => found.find((each) => each.partnershipName === partnership)
    expect(one('Saturday Market for All')).toMatchObject({
      openness: 'open',
      settlement: null,
      steward: { acceptedOn: expect.any(String) },
    })
    expect(one('Food Forward')).toMatchObject({
      openness: 'anonymous',
      raisedBy: null,
      settlement: { settledOn: expect.any(String) },
    })
    // Where every partner but the raiser's is a party, somebody from outside sees to it, by key.
    const dana = await as('dana.whitfield@mapleclinic.example')
    const told = await read(dana, (tx) => listConcerns(tx, { standing: 'all', query: '' }))
    const hers = told.find((each) => each.openness === 'confidential')?.id ?? ''
    expect(await read(dana, (tx) => readConcern(tx, hers))).toMatchObject({
      partnershipName: 'Walk-in Wednesdays',
      steward: { person: { name: 'Sara Okonkwo' }, outside: true },
      settlement: { agreed: expect.stringContaining('staffed') },
    })
    const settled = one('Homework Harbor')
    expect(settled?.trust.map((each) => each.answer)).toEqual(['yes', 'partly'])
    const remedies = await read(await amara(), (tx) => promisesFrom(tx, 'concern', settled?.id ?? ''))
    expect(remedies).toMatchObject([{ standing: { outcome: 'kept' } }])
  })

  it('tells what was learned over two years, in English and Spanish, and a vision that takes up what people said', async () => {
    const ctx = await amara()
    const told = await read(ctx, async (tx) => {
      const found = []
      for await (const one of everyLearning(tx)) found.push(one)
      return found
    })
    expect(told).toHaveLength(learnings.length)
    expect(new Set(told.map((one) => one.kind))).toEqual(new Set(['culture', 'need', 'network', 'words']))
    const days = told.map((one) => one.heardOn).sort()
    expect(Date.parse(days.at(-1) ?? '') - Date.parse(days[0] ?? '')).toBeGreaterThan(650 * 86_400_000)
    expect(told.filter((one) => one.language === 'es' && one.translation !== '').length).toBeGreaterThan(4)
    const place = told.find((one) => one.partnershipName === 'Homework Harbor')?.partnershipId ?? ''
    const { said, vision } = await read(ctx, async (tx) => ({
      said: await communityWords(tx, place),
      vision: await currentVision(tx, place),
    }))
    expect(partedBy(said, vision?.id).taken).toHaveLength(4)
    expect(said.words.length).toBeGreaterThan(4)
    const jamal = await as('jamal@harboryouth.example')
    const theirs = await read(jamal, (tx) =>
      listLearnings(tx, { filters: { audience: 'organization' }, query: '', cursor: null, limit: 5 }),
    )
    expect(theirs.total).toBe(0)
  })

  it.each(nouns.map((each) => [each.noun, each] as const))(
    'carries %s from as far back as the table says, in every state',
    async (_noun, { least, months, within = 100, states, read: told }) => {
      const ctx = await amara()
      const found = await read(ctx, told)
      expect(found.length).toBeGreaterThanOrEqual(least)
      const today = dayIn(ctx.workspace.timeZone, system.now())
      const days = found.map(({ on }) => daysBetween(on, today))
      // Months of thirty days, as the days of the story are whole ones.
      expect(Math.max(...days)).toBeGreaterThanOrEqual(months * 30)
      expect(Math.min(...days)).toBeLessThanOrEqual(within)
      const seen = new Set(found.flatMap((one) => one.states))
      expect(states.filter((state) => !seen.has(state))).toEqual([])
    },
  )

  it('warns the coordinator early of everything there is a warning for, each with where and what next', async () => {
    const found = await read(await amara(), (tx) => warningsWithin(tx))
    expect(new Set(found.map(({ kind }) => kind))).toEqual(
      new Set(system.registry.warnings.map(({ kind }) => kind)),
    )
    const of = (kind: string) => found.filter((one) => one.kind === kind).map((one) => one.partnershipName)
    expect(of('kept')).toEqual(['Warm Nights'])
    expect(of('one_side')).toEqual(['Saturday Market for All'])
    expect(of('concern')).toEqual(['Second Shift'])
    for (const { text, next } of found) expect([text, next.text, next.href]).not.toContain('')
  })

  it('asks six times over two years how working together feels, on both sides, and shows where two see it differently', async () => {
    const ctx = await amara()
    const warm = (await standings(ctx)).items.find((each) => each.name === 'Warm Nights')
    const { waves, view, trends } = await read(ctx, async (tx) => {
      const taken = await wavesOf(tx, warm?.id ?? '')
      const ties = await tiesOfWaves(tx, taken)
      const [latest] = taken
      if (latest === undefined) throw new Error('nobody was asked')
      const { partners } = await readPartnership(tx, latest.partnershipId)
      return {
        waves: taken,
        view: await viewOfWave(tx, latest, ties.get(latest.id) ?? []),
        trends: trendsOf(taken, ties, partners),
      }
    })
    expect(waves.length).toBeGreaterThanOrEqual(6)
    for (const { turnout } of waves)
      expect(turnout.filter(({ answered }) => answered > 0).length).toBeGreaterThanOrEqual(3)
    expect(Math.max(...trends.map(({ points }) => points.length))).toBeGreaterThanOrEqual(6)
    expect(view.talks.map(({ one, other }) => [one, other].sort())).toContainEqual([
      'Open Door Shelter',
      'River Valley Hospital',
    ])
    expect(view.own.scales.flatMap(({ figures }) => figures)).not.toEqual([])
    expect(view.own.questions.flatMap(({ answers }) => answers)).not.toEqual([])
  })

  it('holds an answer by mail from an address that nobody knows, with the file that came with it', async () => {
    const { items } = await read(await amara(), listHeldMails)
    expect(items).toMatchObject([
      {
        reason: 'address',
        personName: 'Lucía Ferrer',
        shown: { files: [{ name: 'keys-signed-out.csv' }] },
        writers: [{ name: 'Lucía Ferrer' }],
      },
    ])
  })

  it('keeps the village of the second workspace to itself', async () => {
    expect(await rows('organizations', inWorkspace('eastfield'))).toBe(eastfieldOrganizations.length)
    expect(await rows('people', inWorkspace('eastfield'))).toBe(eastfieldPeople.length)
    const ingrid = await as('ingrid.solberg@eastfield.example', 'eastfield')
    expect((await standings(ingrid)).items.map((each) => each.name)).toEqual(['Village Hall Saturdays'])
    await expect(as('ingrid.solberg@eastfield.example')).rejects.toThrow('does not come in')
    await expect(as('amara.osei@riverbend.example', 'eastfield')).rejects.toThrow('does not come in')
  })

  it('is taken off the machine whole, with its files and what was brought in, and nothing else', async () => {
    const ctx = await as('ruth.adler@riverbend.example')
    const harbor = (await standings(ctx)).items.find((each) => each.name === 'Homework Harbor')
    await write(ctx, (tx) =>
      attachFile(
        tx,
        {
          subject: { kind: 'partnership', id: harbor?.id ?? '' },
          partnershipId: harbor?.id ?? null,
          audience: 'partnership',
        },
        new File(['What was said'], 'minutes.txt'),
      ),
    )
    const { dataDir } = system.settings
    const importId = uuid()
    await write(ctx, async (tx) => {
      await tx.db
        .insertInto('imports')
        .values({
          workspaceId: tx.workspace.id,
          id: importId,
          kind: 'people',
          source: 'list',
          fileName: 'people.csv',
          createdAt: tx.now,
        })
        .execute()
      return record(tx, 'import.begun', { subject: { kind: 'import', id: importId } })
    })
    for (const folder of [join('imports', importId), join('files', uuid())])
      mkdirSync(join(dataDir, folder), { recursive: true })
    const stay = readdirSync(join(dataDir, 'files')).filter((name) => name !== ctx.workspace.id)

    await removeDemo(system, ctx.workspace)
    expect(await isSetUp(system)).toBe(false)
    expect([await rows('auth.user'), await rows('history'), await rows('files')]).toEqual([0, 0, 0])
    expect(readdirSync(join(dataDir, 'files'))).toEqual(stay)
    expect(readdirSync(join(dataDir, 'imports'))).toEqual([])
  })
})
