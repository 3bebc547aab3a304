import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeBackup } from '#platform/backup/make.server.ts'
import { restoreBackup } from '#platform/backup/restore.server.ts'
import { jobContext } from '#platform/context/actors.server.ts'
import type { Ctx, Tx } from '#platform/context/context.server.ts'
import { addDays, type Day } from '#platform/context/days.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { openEmbedded } from '#platform/database/database.server.ts'
import { readMigrations } from '#platform/database/migrate.server.ts'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import type { Due } from '#platform/features/feature.server.ts'
import { temporaryFolder } from '#platform/testing/folders.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { acceptBehalf, disputeBehalf } from '../behalf/answer.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { readsUntil } from '../partnerships/reads.server.ts'
import { acceptCommitment, unaccept } from './accept.server.ts'
import { acknowledge, unacknowledge } from './acknowledge.server.ts'
import { acceptRenegotiation, declineRenegotiation } from './answer-renegotiation.server.ts'
import { isOpen, isTakenBack, type KeptRate, keptRate } from './commitment.ts'
import { dispute } from './dispute.server.ts'
import { commitmentsDue } from './due.server.ts'
import { dueOf, unfinishedOf } from './due.ts'
import { fulfil, unfulfil } from './fulfil.server.ts'
import { pledgeInput } from './inputs.ts'
import { pledge } from './pledge.server.ts'
import { inView, readLedger } from './reads.server.ts'
import { removeCommitment } from './remove.server.ts'
import { renegotiate } from './renegotiate.server.ts'
import { settleDispute } from './settle-dispute.server.ts'
import { type LedgerSigns, signsIn } from './signs.server.ts'
import { keptRates } from './tallies.server.ts'
import { tallyLedgers } from './tally.server.ts'
import { keptFalls, oneSided, recentDays } from './warnings.ts'
import { unwithdraw, withdraw } from './withdraw.server.ts'

const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }
const because = { reason: 'The bus company has changed its times.', ...byNobody }

/** What the ledger's rows say, one by one: the figure that a tally must never differ from. */
const folded = (ctx: Ctx, partnershipId?: string): Promise<Record<string, KeptRate>> =>
  read(ctx, async (tx) => {
    const rows = await readLedger(tx, {
      view: 'all',
      query: '',
      ...(partnershipId === undefined ? {} : { partnershipId }),
    })
    const rates = [...Map.groupBy(rows, (row) => row.promisor.id)].map(
      ([id, own]) => [id, keptRate(own.map((row) => row.standing))] as const,
    )
    return Object.fromEntries(rates.filter(([, rate]) => rate.counted > 0))
  })
const told = (ctx: Ctx, partnershipId?: string): Promise<Record<string, KeptRate>> =>
  read(ctx, async (tx) => {
    const rates = await keptRates(tx, partnershipId === undefined ? {} : { partnershipId })
    return Object.fromEntries([...rates].filter(([, rate]) => rate.counted > 0))
  })
const byRecord = (dues: readonly Due[]) => [...dues].sort((a, b) => (a.recordId < b.recordId ? -1 : 1))
/** What Today finds from what is stored of ledgers, and what the rule says of every promise, one by one. */
const due = async (ctx: Ctx, partnershipId: string) =>
  byRecord(
    (await read(ctx, (tx) => commitmentsDue.find(tx))).filter((one) => one.partnershipId === partnershipId),
  )
const judged = (ctx: Ctx, partnershipId: string) =>
  read(ctx, async (tx) => {
    const own = tx.actor.organizationId
    if (readsUntil(tx, partnershipId) !== null) return []
    const rows = await readLedger(tx, { partnershipId, view: 'all', query: '' })
    const dues = rows.flatMap((row) => {
      const left = unfinishedOf(
        { ...row, promisorId: row.promisor.id, beneficiaryIds: row.beneficiaries.map(({ id }) => id) },
        row,
        row.standing,
      )
      const concerned = row.promisor.id === own || row.beneficiaries.some(({ id }) => id === own)
      if (left === null || !concerned) return []
      return dueOf({ ...left, partnershipId }, own, true, tx.today) ?? []
    })
    return byRecord(dues)
  })
/** What is left to do, as a ledger of open promises finds it, and out of all of them. */
const open = (ctx: Ctx, partnershipId: string, view: 'open' | 'all') =>
  read(ctx, async (tx) =>
    (await readLedger(tx, { partnershipId, view, query: '' }))
      .filter((row) => isOpen(row.standing) && !isTakenBack(row))
      .map((row) => row.id),
  )
/** What warnings say of: who is late, whether one side holds almost all, and rates that fall. */
function toldOf({ late, isOneSided, rates }: Omit<LedgerSigns, 'partnershipId'>): string[] {
  return [
    ...(isOneSided ? ['one side'] : []),
    ...late.map(({ promisorId, since }) => `${promisorId} late since ${since}`),
    ...rates
      .filter(({ all, lately }) =>
        keptFalls({ kept: all.kept - lately.kept, counted: all.counted - lately.counted }, lately),
      )
      .map(({ promisorId, all, lately }) => `${promisorId} ${JSON.stringify([all, lately])}`),
  ].sort()
}
/** What warnings look at, as it is found from what is stored of ledgers, and out of all promises, one by one. */
const signs = (ctx: Ctx, partnershipId: string) =>
  read(ctx, async (tx) =>
    (await signsIn(tx)).filter((one) => one.partnershipId === partnershipId).flatMap(toldOf),
  )
const judgedSigns = (ctx: Ctx, partnershipId: string) =>
  read(ctx, async (tx) => {
    if (readsUntil(tx, partnershipId) !== null) return []
    const own = tx.actor.organizationId
    const rows = await readLedger(tx, { partnershipId, view: 'all', query: '' })
    const counted = (ledger: typeof rows) => {
      const { kept, counted } = keptRate(ledger.map((row) => row.standing))
      return { kept, counted }
    }
    const signs = [...Map.groupBy(rows, (row) => row.promisor.id)].map(([promisorId, ledger]) => {
      const left = ledger.filter((row) => inView(row, 'open'))
      const late = left.filter(
        (row) =>
          row.standing.lateDays > 0 && promisorId !== own && row.beneficiaries.some(({ id }) => id === own),
      )
      const [since] = late.flatMap((row) => row.standing.dueOn ?? []).sort()
      const recent = ledger.filter((row) => (row.standing.dueOn ?? '') >= addDays(tx.today, -recentDays))
      return {
        open: [promisorId, left.length] as const,
        late: since === undefined ? [] : [{ promisorId, since }],
        rates: { promisorId, all: counted(ledger), lately: counted(recent) },
      }
    })
    return toldOf({
      late: signs.flatMap((one) => one.late),
      isOneSided: oneSided(new Map(signs.map((one) => one.open))) !== null,
      rates: signs.map((one) => one.rates),
    })
  })
const tallyNow = async (world: World) => {
  const ctx = await jobContext(world.system, world.workspace.id)
  if (ctx === null) throw new Error('no workspace')
  await tallyLedgers(ctx, {})
}

describe('tallied rates', () => {
  let world: World
  let partner: string
  let club: string
  let shared: string
  let other: string
  beforeAll(async () => {
    world = await openWorld([{ name: 'partnerships' }])
    partner = await world.organization('Harbor Youth')
    club = await world.organization('Chess Club')
    shared = await makePartnership(world, [partner, club])
    other = await makePartnership(world, [partner])
  })
  afterAll(() => world.close())

  const on = (day: Day) => world.setNow(`${day}T12:00:00Z`)
  const promise = async (ctx: Ctx, partnershipId: string, dueOn: Day | null, accepter?: Ctx) => {
    const made = await write(ctx, (tx) =>
      pledge(tx, pledgeInput.parse({ partnershipId, text: 'Pay the bus passes', dueOn })),
    )
    if (isRefusal(made)) throw new Error(made.code)
    if (accepter !== undefined) await write(accepter, (tx) => acceptCommitment(tx, made.id, byNobody))
    return made.id
  }
  /** Figures that stand where no fold would find them: whoever reads these has read what is stored. */
  const misstate = (ctx: Ctx, partnershipId: string) =>
    keepHouse(ctx, (tx) =>
      tx.db
        .updateTable('promisorTallies')
        .set({ kept: 77 })
        .where('promisorId', '=', world.hostId)
        .where('partnershipId', '=', partnershipId)
        .execute(),
    )
  const isStored = async (ctx: Ctx, partnershipId: string) =>
    (await read(ctx, (tx) => keptRates(tx, { partnershipId }))).get(world.hostId)?.kept === 77

  it('are read from what is stored only while that is true: not after a change, another limit, or the day a promise breaks', async () => {
    on('2026-03-31')
    const fresh = await makePartnership(world, [partner])
    const host = await world.as('coordinator')
    const lead = await world.as('lead', partner)
    const id = await promise(host, fresh, '2026-04-10', lead)
    const again = async () => {
      await tallyNow(world)
      await misstate(host, fresh)
    }
    expect(await isStored(host, fresh)).toBe(false)
    await again()
    expect(await isStored(host, fresh)).toBe(true)
    expect(await isStored(lead, fresh)).toBe(true)
    // A change.
    await write(host, (tx) => fulfil(tx, id, { fulfilledOn: null, note: '', ...byNobody }))
    expect(await told(lead, fresh)).toMatchObject({ [world.hostId]: { kept: 1, counted: 1 } })
    await write(host, (tx) => unfulfil(tx, id))
    // Days: 14 past the 10th it breaks.
    await again()
    on('2026-04-24')
    expect(await isStored(await world.as('coordinator'), fresh)).toBe(true)
    on('2026-04-25')
    expect(await told(await world.as('coordinator'), fresh)).toMatchObject({ [world.hostId]: { broken: 1 } })
    // The day before it was tallied, where the workspace's zone has changed.
    await again()
    on('2026-04-24')
    expect(await told(await world.as('coordinator'), fresh)).toEqual({})
    // The limit.
    on('2026-04-25')
    expect(await isStored(await world.as('coordinator'), fresh)).toBe(true)
    await keepHouse(host, (tx) =>
      tx.db
        .insertInto('workspaceLimits')
        .values({
          workspaceId: tx.workspace.id,
          id: uuid(),
          name: 'brokenAfterDays',
          value: 30,
          validFrom: '2026-04-25',
          createdAt: tx.now,
        })
        .execute(),
    )
    expect(await told(await world.as('coordinator'), fresh)).toEqual({})
    await again()
    expect(await isStored(await world.as('coordinator'), fresh)).toBe(true)
    await keepHouse(host, (tx) =>
      tx.db.deleteFrom('workspaceLimits').where('workspaceId', '=', tx.workspace.id).execute(),
    )
    await tallyNow(world)
    on('2026-03-31')
  })

  it('say from what is stored that one side holds almost all there is to do, and that a rate falls', async () => {
    on('2026-01-10')
    const fresh = await makePartnership(world, [partner])
    const sides = async () => ({ host: await world.as('coordinator'), lead: await world.as('lead', partner) })
    const { host, lead } = await sides()
    for (let nth = 0; nth < 3; nth += 1) {
      const id = await promise(lead, fresh, '2026-01-20', host)
      await write(lead, (tx) => fulfil(tx, id, { fulfilledOn: null, note: '', ...byNobody }))
    }
    on('2026-05-01')
    const now = await sides()
    for (let nth = 0; nth < 3; nth += 1) await promise(now.lead, fresh, '2026-05-05', now.host)
    on('2026-06-01')
    const then = await sides()
    // The three that are broken are still to be kept: twelve of fifteen is just enough.
    for (let nth = 0; nth < 12; nth += 1) await promise(then.host, fresh, '2026-07-01', then.lead)
    await tallyNow(world)
    await misstate(then.host, fresh)
    expect(await isStored(then.host, fresh)).toBe(true)
    const found = await signs(then.lead, fresh)
    expect(found).toEqual([expect.stringContaining(`${partner} [`), 'one side'])
    expect(found).toEqual(await judgedSigns(then.lead, fresh))
    on('2026-03-31')
  })

  it('are stale, and never wrong, when a promise changes while it is tallied', async () => {
    const fresh = await makePartnership(world, [partner])
    const host = await world.as('coordinator')
    const id = await promise(host, fresh, '2026-04-10', await world.as('lead', partner))
    // What a job would have kept that read the mark before and the promises after.
    const before = await keepHouse(host, (tx) =>
      tx.db
        .selectFrom('ledgerTallies')
        .select('mark')
        .where('partnershipId', '=', fresh)
        .executeTakeFirstOrThrow(),
    )
    await write(host, (tx) => fulfil(tx, id, { fulfilledOn: null, note: '', ...byNobody }))
    await keepHouse(host, (tx) =>
      tx.db
        .updateTable('ledgerTallies')
        .set({ talliedMark: before.mark, talliedOn: tx.today, brokenAfterDays: 14 })
        .where('partnershipId', '=', fresh)
        .execute(),
    )
    expect(await told(host, fresh)).toMatchObject({ [world.hostId]: { kept: 1 } })
    await tallyNow(world)
    expect(await told(host, fresh)).toMatchObject({ [world.hostId]: { kept: 1 } })
  })

  it('of a partnership one has left are those of that day, whatever was tallied since', async () => {
    const left = await world.organization('Left Behind')
    const fresh = await makePartnership(world, [left])
    const host = await world.as('coordinator')
    const id = await promise(host, fresh, '2026-04-10', await world.as('lead', left))
    await letLeave(world, fresh, left, new Date('2026-03-31T13:00:00Z'))
    on('2026-04-02')
    await write(await world.as('coordinator'), (tx) =>
      fulfil(tx, id, { fulfilledOn: null, note: '', ...byNobody }),
    )
    await tallyNow(world)
    expect(await told(await world.as('coordinator'), fresh)).toMatchObject({ [world.hostId]: { kept: 1 } })
    expect(await told(await world.as('lead', left))).toEqual({})
    expect(await told(await world.as('lead', left), fresh)).toEqual({})
    on('2026-03-31')
  })

  it('of a workspace are nobody else’s', async () => {
    const second = await world.another()
    const theirs = await second.organization('Far Away')
    const away = await makePartnership(second, [theirs])
    await promise(await second.as('coordinator'), away, '2026-01-10', await second.as('lead', theirs))
    await tallyNow(second)
    await tallyNow(world)
    const own = await read(await world.as('owner'), (tx) => keptRates(tx))
    expect([...own.keys()]).not.toContain(second.hostId)
    const stranger = await world.as('lead', await world.organization('Elsewhere'))
    expect((await read(stranger, (tx) => keptRates(tx))).size).toBe(0)
    expect((await read(stranger, (tx) => keptRates(tx, { partnershipId: shared }))).size).toBe(0)
  })

  it('are made again after a backup is restored', async () => {
    const host = await world.as('coordinator')
    const id = await promise(host, other, '2026-04-10', await world.as('lead', partner))
    await write(host, (tx) => fulfil(tx, id, { fulfilledOn: null, note: '', ...byNobody }))
    await tallyNow(world)
    const folder = temporaryFolder()
    const file = join(folder.path, 'copy.tar.gz')
    await makeBackup(world.system, file)
    const database = await openEmbedded(null)
    await restoreBackup(
      { database, dataDir: join(folder.path, 'restored') },
      readMigrations('migrations'),
      file,
    )
    const restored: World['system'] = { ...world.system, database }
    const ctx = await jobContext(restored, world.workspace.id)
    if (ctx === null) throw new Error('no workspace')
    const expected = await told(host)
    expect(Object.keys(expected)).not.toEqual([])
    expect(await told(ctx)).toEqual(expected)
    await tallyLedgers(ctx, {})
    expect(await told(ctx)).toEqual(expected)
    const unsure = await keepHouse(ctx, (tx) =>
      tx.db.selectFrom('ledgerTallies').select('id').where('talliedMark', 'is', null).execute(),
    )
    expect(unsure).toEqual([])
    await database.close()
    folder.remove()
  }, 120_000)

  const verbs = {
    accept: (tx: Tx, id: string) => acceptCommitment(tx, id, byNobody),
    unaccept: (tx: Tx, id: string) => unaccept(tx, id),
    fulfil: (tx: Tx, id: string, days: number) =>
      fulfil(tx, id, { fulfilledOn: addDays(tx.today, -days), note: '', ...byNobody }),
    fulfilFor: (tx: Tx, id: string) =>
      fulfil(tx, id, { fulfilledOn: null, note: '', ...byNobody, onBehalfOf: partner }),
    unfulfil: (tx: Tx, id: string) => unfulfil(tx, id),
    acknowledge: (tx: Tx, id: string) => acknowledge(tx, id, { note: '', ...byNobody }),
    unacknowledge: (tx: Tx, id: string) => unacknowledge(tx, id),
    dispute: (tx: Tx, id: string) => dispute(tx, id, because),
    settle: (tx: Tx, id: string) => settleDispute(tx, id, { settlement: 'We talked.', ...byNobody }),
    renegotiate: (tx: Tx, id: string, days: number) =>
      renegotiate(tx, id, { newDueOn: addDays(tx.today, days + 1), ...because }),
    agree: (tx: Tx, id: string) => acceptRenegotiation(tx, id, byNobody),
    decline: (tx: Tx, id: string) => declineRenegotiation(tx, id, byNobody),
    withdraw: (tx: Tx, id: string) => withdraw(tx, id, because),
    unwithdraw: (tx: Tx, id: string) => unwithdraw(tx, id),
    remove: (tx: Tx, id: string) => removeCommitment(tx, id),
    believe: async (tx: Tx, id: string) => acceptBehalf(tx, await recordedFor(tx, id)),
    deny: async (tx: Tx, id: string) =>
      disputeBehalf(tx, await recordedFor(tx, id), { reason: 'We did not.' }),
  }
  const verb = fc.constantFrom(...(Object.keys(verbs) as (keyof typeof verbs)[]))
  const step = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ act: fc.constant('pledge' as const), byHost: fc.boolean(), days: fc.nat(20) }),
    },
    {
      weight: 12,
      arbitrary: fc.record({ act: verb, byHost: fc.boolean(), which: fc.nat(3), days: fc.nat(12) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ act: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 12 }) }),
    },
    { weight: 3, arbitrary: fc.constant({ act: 'tally' as const }) },
  )

  it('equal what the promises say one by one, and so does what is due, for the host, a partner and one that has left, whatever is done and however days pass', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 30 }), async (steps) => {
        const leaver = await world.organization('Leaves soon')
        const walked = await makePartnership(world, [partner, leaver])
        let today = '2026-03-31'
        const made: string[] = []
        for (const [index, one] of steps.entries()) {
          on(today)
          const host = await world.as('coordinator')
          const lead = await world.as('lead', partner)
          if (index === 12) await letLeave(world, walked, leaver, host.now)
          if (one.act === 'wait') today = addDays(today, one.days)
          else if (one.act === 'tally') await tallyNow(world)
          else if (one.act === 'pledge')
            made.unshift(await promise(one.byHost ? host : lead, walked, addDays(today, one.days)))
          else {
            const id = made[one.which]
            const run: (tx: Tx, id: string, days: number) => Promise<unknown> = verbs[one.act]
            // Most are refused, to most, at most times: what is looked at is what they leave behind.
            if (id !== undefined)
              await write<unknown>(one.byHost ? host : lead, (tx) => run(tx, id, one.days)).catch((error) => {
                if (!(error instanceof Forbidden)) return error
              })
          }
          on(today)
          for (const reader of [
            await world.as('coordinator'),
            await world.as('lead', partner),
            await world.as('lead', leaver),
          ]) {
            expect(await told(reader, walked)).toEqual(await folded(reader, walked))
            expect(await due(reader, walked)).toEqual(await judged(reader, walked))
            expect(await open(reader, walked, 'open')).toEqual(await open(reader, walked, 'all'))
            expect(await signs(reader, walked)).toEqual(await judgedSigns(reader, walked))
          }
        }
        expect(await told(await world.as('viewer'))).toEqual(await folded(await world.as('viewer')))
      }),
      { numRuns: 2, endOnFailure: true },
    )
    world.setNow(testNow)
  }, 400_000)

  /** What was recorded for a partner about a promise and waits for its word. */
  async function recordedFor(tx: Tx, id: string): Promise<string> {
    const { rows } = await sql<{
      id: string
    }>`select id from behalf_acts where workspace_id = ${tx.workspace.id}
      and subject_id = ${id} and accepted_at is null and disputed_at is null`.execute(tx.db)
    if (rows[0] === undefined) throw new Forbidden()
    return rows[0].id
  }
})
