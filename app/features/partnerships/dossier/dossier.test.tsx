import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { open } from 'yauzl'
import { createApiKey } from '#platform/accounts/keys/create.server.ts'
import { historyOfPartnership } from '#platform/activity/history.server.ts'
import { apiRoutes } from '#platform/api/routes.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { isRefusal, NotFound, type Refusal } from '#platform/errors/errors.ts'
import { columnWord } from '#platform/exporting/columns.ts'
import type { Feature } from '#platform/features/feature.server.ts'
import { Paragraph } from '#platform/pdf/parts.tsx'
import { temporaryFolder } from '#platform/testing/folders.server.ts'
import { readPdf } from '#platform/testing/pdf-text.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { Threads } from '#platform/threads/threads.server.ts'
import { draftAgreement } from '../agreements/draft.server.ts'
import { agreementFields } from '../agreements/factories.ts'
import { suggestWords } from '../agreements/suggestions/suggest.server.ts'
import { acceptCadence } from '../cadences/accept.server.ts'
import { cadenceAcceptance, cadenceInput } from '../cadences/inputs.ts'
import { proposeCadence } from '../cadences/propose.server.ts'
import { pledgeInput } from '../commitments/inputs.ts'
import { pledge } from '../commitments/pledge.server.ts'
import { concernInput } from '../concerns/inputs.ts'
import { raiseConcern } from '../concerns/raise.server.ts'
import { proposalInput, voiceInput } from '../decisions/inputs.ts'
import { proposeDecision } from '../decisions/propose.server.ts'
import { giveVoice } from '../decisions/voice.server.ts'
import { hourInput } from '../equity/hours/inputs.ts'
import { noteHours } from '../equity/hours/note.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { addFileToPartnership } from '../files/add.server.ts'
import { changeGoal } from '../goals/change.server.ts'
import { goalChange, goalInput } from '../goals/inputs.ts'
import { setGoal } from '../goals/set.server.ts'
import { partnerships } from '../index.server.ts'
import { objectiveInput } from '../objectives/inputs.ts'
import { setObjective } from '../objectives/set.server.ts'
import { touchpointInput } from '../touchpoints/inputs.ts'
import { logTouchpoint } from '../touchpoints/log.server.ts'
import { visionInput } from '../visions/inputs.ts'
import { writeVision } from '../visions/write.server.ts'
import { handDossier, handPackage } from './hand.server.ts'

/** One that comes to the right of all others, and edits none of them. */
const later: Feature = {
  name: 'later',
  chapters: [
    {
      name: 'budget',
      order: 55,
      title: () => 'Budget',
      write: async () => <Paragraph>Twelve lamps are paid for.</Paragraph>,
    },
  ],
  exports: [
    {
      name: 'lamps',
      columns: ['id', 'watt'],
      ofPartnership: {
        says: () => 'Lamps.',
        columns: { watt: () => 'How bright' },
        rows: async function* () {
          yield { id: 'l1', watt: 40 }
        },
      },
    },
  ],
  documents: [
    {
      folder: 'plans',
      says: () => 'plans',
      list: async (tx) => [
        {
          name: '../../plan.txt',
          record: { kind: 'plan', id: 'p1' },
          audience: 'partnership',
          addedBy: null,
          addedAt: tx.now,
          sizeBytes: null,
          open: async () =>
            (async function* () {
              yield new TextEncoder().encode('A plan')
            })(),
        },
        {
          name: 'too-large.bin',
          record: { kind: 'plan', id: 'p2' },
          audience: 'partnership',
          addedBy: null,
          addedAt: tx.now,
          sizeBytes: 9_000_000_000,
          open: async () => {
            throw new Error('it is not opened')
          },
        },
      ],
    },
  ],
}

const sure = <T,>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer
}

describe('a partnership taken along', () => {
  const folder = temporaryFolder()
  let world: World
  let harbor: string
  let oak: string
  let stranger: string
  let id: string
  let host: Ctx
  let lead: Ctx

  const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
  const dossier = async (ctx: Ctx) => readPdf(await bytesOf(await handDossier(ctx, id)))
  let count = 0
  /** The zip as another program unpacks it. */
  const everything = async (ctx: Ctx) => {
    count += 1
    const path = join(folder.path, `${count}.zip`)
    writeFileSync(path, await bytesOf(await handPackage(ctx, id)))
    const names = await unzipped(path)
    const text = (name: string) => names.get(name)?.toString('utf8') ?? ''
    const rows = (name: string): Record<string, string>[] =>
      parse(text(`data/${name}.csv`), { columns: true, bom: true })
    return { names, text, rows }
  }

  beforeAll(async () => {
    world = await openWorld([partnerships, later])
    harbor = await world.organization('Harbor Youth')
    oak = await world.organization('Oak Street School')
    stranger = await world.organization('Elsewhere')
    const birch = await world.organization('Birch Library')
    id = await makePartnership(world, [harbor, oak, birch], { purpose: 'So that nobody learns alone.' })
    host = await world.as('coordinator')
    lead = await world.as('lead', harbor)
    world.setNow('2026-03-01T12:00:00Z')
    const early = await world.as('coordinator')
    sure(
      await write(early, (tx) =>
        writeVision(tx, id, visionInput.parse({ text: 'A quiet table for every child.', version: 0 })),
      ),
    )
    const goal = {
      what: 'Ninety pupils',
      measure: 'Pupils',
      unit: 'pupils',
      baseline: 0,
      target: 90,
      dueOn: '2026-12-01',
    }
    const { id: goalId } = sure(await write(early, (tx) => setGoal(tx, id, goalInput.parse(goal))))
    const wish = { what: 'Lamps in every hall', goals: [{ goalId, why: 'Light first' }] }
    sure(await write(early, (tx) => setObjective(tx, id, objectiveInput.parse(wish))))
    const rhythm = cadenceInput.parse({ organizationId: harbor, everyDays: 30, channel: 'call' })
    const talk = sure(await write(early, (tx) => proposeCadence(tx, id, rhythm)))
    sure(await write(lead, (tx) => acceptCadence(tx, talk.id, cadenceAcceptance.parse({}))))
    sure(
      await write(early, (tx) =>
        pledge(tx, pledgeInput.parse({ partnershipId: id, text: 'Bring lamps', dueOn: '2026-12-01' })),
      ),
    )
    await letLeave(world, id, oak, new Date('2026-03-10T12:00:00Z'))
    world.setNow('2026-03-31T12:00:00Z')
    host = await world.as('coordinator')
    lead = await world.as('lead', harbor)
    sure(
      await write(host, (tx) =>
        changeGoal(tx, goalId, goalChange.parse({ ...goal, what: 'A hundred pupils', version: 1 })),
      ),
    )
    let touchpointId = ''
    for (const [ctx, summary, audience] of [
      [host, 'Host keeps this', 'organization'],
      [lead, 'Harbor keeps this', 'organization'],
      [lead, '=HYPERLINK("x")', 'partnership'],
    ] as const)
      touchpointId = sure(
        await write(ctx, (tx) =>
          logTouchpoint(
            tx,
            touchpointInput.parse({
              kind: 'call',
              happenedOn: '2026-03-30',
              partnershipId: id,
              audience,
              summary,
            }),
          ),
        ),
      ).id
    sure(
      await write(lead, (tx) =>
        noteHours(tx, hourInput.parse({ touchpointId, organizationId: harbor, hours: 2 })),
      ),
    )
    const { id: agreementId } = sure(
      await write(host, (tx) =>
        draftAgreement(
          tx,
          id,
          agreementFields({ title: 'How we share the room', body: 'We sweep it in turns.' }),
        ),
      ),
    )
    sure(
      await write(lead, (tx) =>
        suggestWords(tx, agreementId, {
          passage: 'We sweep it in turns.',
          wording: 'We sweep it together.',
          why: '',
          nth: 1,
        }),
      ),
    )
    const steward = await world.as('lead', birch)
    for (const openness of ['open', 'confidential'] as const)
      sure(
        await write(lead, (tx) =>
          raiseConcern(
            tx,
            id,
            concernInput.parse({
              summary: `A ${openness} worry`,
              about: `About a ${openness} thing`,
              openness,
              stewardPersonId: steward.actor.personId,
              partyOrganizationIds: [world.hostId],
            }),
          ),
        ),
      )
    const { id: decisionId } = sure(
      await write(host, (tx) =>
        proposeDecision(
          tx,
          id,
          proposalInput.parse({
            what: 'Open on Fridays',
            method: 'majority',
            anonymous: true,
            closesOn: '2026-04-14',
          }),
        ),
      ),
    )
    sure(
      await write(lead, (tx) =>
        giveVoice(tx, decisionId, voiceInput.parse({ stand: 'against', reason: 'Secret reason of Harbor' })),
      ),
    )
    for (const [name, content] of [
      ['minutes.txt', 'First'],
      ['Minutes.TXT', 'Second'],
      ['..\\..\\evil.txt', 'Third'],
    ] as const) {
      const form = new FormData()
      form.set('file', new File([content], name))
      sure(await write(lead, (tx) => addFileToPartnership(tx, id, form)))
    }
  })
  afterAll(async () => {
    await world.close()
    folder.remove()
  })

  it('is a dossier that either side reads: cover, contents with pages, and a chapter for what there is', async () => {
    for (const ctx of [host, lead, await world.as('viewer'), await world.as('representative', harbor)]) {
      const pages = await dossier(ctx)
      expect(pages[0]).toContain('Homework Harbor')
      expect(pages[0]).toContain('So that nobody learns alone.')
      expect(pages[0]).toMatch(/Contents Vision 2 Goals 2 .*Promises \d Budget \d/)
      const all = pages.join(' ')
      expect(all).toContain('A quiet table for every child.')
      expect(all).toContain('A hundred pupils')
      expect(all).toContain('Bring lamps')
      expect(all).toContain('Served by the goal “A hundred pupils”: Light first')
      expect(all).toMatch(/What for Last time Next time/)
      expect(all).toContain('Twelve lamps are paid for.')
      // In hours, as on its page, and not in the minutes that are kept.
      expect(all).toMatch(/Hours given [^.]*\b2\b/)
      expect(all).not.toContain('120')
      expect(all).toContain(`Page ${pages.length} of ${pages.length}`)
    }
  })

  it('says in the contents the page on which each chapter stands', async () => {
    const pages = await dossier(host)
    const said = /Budget (\d+)/.exec(pages[0] ?? '')?.[1]
    expect(pages[Number(said) - 1]).toContain('Budget Twelve lamps')
  })

  it('holds in the dossier nothing that somebody keeps to themselves or said without a name', async () => {
    for (const ctx of [host, lead]) {
      const all = (await dossier(ctx)).join(' ')
      for (const secret of ['keeps this', 'confidential worry', 'confidential thing', 'Secret reason'])
        expect(all).not.toContain(secret)
    }
  })

  it('is everything as a zip that another program unpacks and whose hashes are true', async () => {
    const { names, text } = await everything(host)
    const manifest = text('manifest-sha256.txt').trimEnd().split('\n')
    expect(manifest).toHaveLength(names.size - 1)
    for (const line of manifest) {
      const [hash, name = ''] = line.split('  ')
      expect(
        createHash('sha256')
          .update(names.get(name) ?? '')
          .digest('hex'),
        name,
      ).toBe(hash)
    }
    expect(names.get('dossier.pdf')?.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('holds a table for each kind of record, as CSV and JSON alike, under the same columns', async () => {
    const { names, text, rows } = await everything(host)
    expect(rows('goals')).toMatchObject([{ what: 'A hundred pupils', target: '90' }])
    expect(rows('commitments')).toMatchObject([{ text: 'Bring lamps' }])
    expect(rows('visions')).toMatchObject([{ number: '1', text: 'A quiet table for every child.' }])
    expect(rows('lamps')).toEqual([{ id: 'l1', watt: '40' }])
    for (const name of names.keys())
      if (name.endsWith('.json')) {
        const columns = Object.keys(JSON.parse(text(name))[0] ?? {})
        if (columns.length > 0) expect(text(name.replace('.json', '.csv'))).toContain(columns.join(','))
      }
    expect(text('data/touchpoints.csv')).toContain(`"'=HYPERLINK(""x"")"`)
  })

  it('holds no transaction while a page is laid out', async () => {
    let open = 0
    const { database } = world.system
    const transaction = database.transaction.bind(database)
    const counting = vi.spyOn(database, 'transaction').mockImplementation(async (as, work) => {
      open += 1
      try {
        return await transaction(as, work)
      } finally {
        open -= 1
      }
    })
    const during: number[] = []
    const run = Threads.prototype.run
    const laying = vi.spyOn(Threads.prototype, 'run').mockImplementation(function (this: typeof run, task) {
      during.push(open)
      return run.call(this, task)
    })
    try {
      const { names } = await everything(host)
      expect([...names.keys()]).toContain('agreements/How we share the room.pdf')
      // The dossier and the agreement.
      expect(during).toEqual([0, 0])
    } finally {
      counting.mockRestore()
      laying.mockRestore()
    }
  })

  it('has what was suggested for agreements and whose turn it was, equity, and the workspace’s own questions', async () => {
    const { names, rows } = await everything(lead)
    expect(rows('agreement-turns')).toMatchObject([{ organization: 'Host of demo', wanted: '' }])
    expect(rows('agreement-suggestions')).toMatchObject([
      { wording: 'We sweep it together.', standing: 'open' },
    ])
    expect(rows('equity')).toContainEqual(
      expect.objectContaining({ what: 'promised', organization: 'Host of demo', months: '12' }),
    )
    for (const name of ['pulse-items', 'pulse-item-figures']) expect(names.has(`data/${name}.csv`)).toBe(true)
  })

  it('lays files in as they are: equal names apart, hostile names made harmless, each beside its record', async () => {
    const { names, rows, text } = await everything(host)
    const laid = [...names.keys()].filter((name) => name.startsWith('files/') || name.startsWith('plans/'))
    expect(laid).toEqual(['files/minutes.txt', 'files/Minutes (2).TXT', 'files/evil.txt', 'plans/plan.txt'])
    expect(laid.map((name) => text(name))).toEqual(['First', 'Second', 'Third', 'A plan'])
    expect(rows('documents')).toMatchObject([
      { path: 'files/minutes.txt', recordKind: 'partnership', recordId: id, bytes: '5' },
      { path: 'files/Minutes (2).TXT' },
      { path: 'files/evil.txt' },
      { path: 'agreements/How we share the room.pdf', recordKind: 'agreement' },
      { path: 'plans/plan.txt', recordKind: 'plan' },
      { path: '', name: 'too-large.bin', sha256: '' },
    ])
    expect(text('README.txt')).toContain('One document did not fit')
  })

  it('gives each side its own texts, marked, and never those of the other', async () => {
    for (const [ctx, own, other] of [
      [host, 'Host keeps this', 'Harbor keeps this'],
      [lead, 'Harbor keeps this', 'Host keeps this'],
    ] as const) {
      const { names, rows } = await everything(ctx)
      expect(rows('touchpoints')).toContainEqual(
        expect.objectContaining({ summary: own, audience: 'organization' }),
      )
      const all = Buffer.concat([...names.values()]).toString('utf8')
      expect(all).not.toContain(other)
      expect(all).not.toContain('Secret reason')
      expect(all).not.toContain('A confidential worry')
      expect(rows('concerns')).toMatchObject([{ summary: 'A open worry' }])
    }
  })

  it('names every file and every column in words, in the language of the reader', async () => {
    const english = await everything(host)
    const readme = english.text('README.txt')
    for (const name of english.names.keys()) expect(readme).toContain(name)
    const spanish = await everything({ ...host, locale: 'es' })
    expect(spanish.text('README.txt')).toContain('DÓNDE ESTÁ CADA COSA')
    expect(spanish.text('README.txt')).toContain('Las metas, también las cerradas.')
    const pages = await dossier({ ...host, locale: 'es' })
    expect(pages[0]).toContain('Dossier de la alianza')
    expect(pages[0]).toMatch(/Contenido Visión 2/)
    expect(pages[0]).toContain('Página 1 de')
  })

  it('has a word for every column that any noun sends along', () => {
    const untold = world.system.registry.exports.flatMap(({ name, columns, ofPartnership }) =>
      ofPartnership === undefined
        ? []
        : columns
            .filter((column) => columnWord(column, ofPartnership.columns) === null)
            .map((column) => `${name}.${column}`),
    )
    expect(untold).toEqual([])
  })

  it('is not there for a stranger nor in another workspace, and nothing is said to have been taken', async () => {
    const before = await read(host, (tx) => historyOfPartnership(tx, id, 200))
    for (const ctx of [await world.as('lead', stranger), await (await world.another()).as('owner')])
      for (const take of [handDossier, handPackage])
        await expect(take(ctx, id)).rejects.toBeInstanceOf(NotFound)
    expect(await read(host, (tx) => historyOfPartnership(tx, id, 200))).toHaveLength(before.length)
  })

  it('gives a partner that left what it still reads, as it stood then', async () => {
    const left = await world.as('lead', oak)
    const pages = (await dossier(left)).join(' ')
    expect(pages).toContain('Ninety pupils')
    expect(pages).not.toContain('A hundred pupils')
    expect(pages).not.toContain('Open on Fridays')
    expect(pages).toContain('the last day on which your organization took part')
    const { names, rows } = await everything(left)
    expect(rows('goals')).toMatchObject([{ what: 'Ninety pupils' }])
    expect(rows('touchpoints')).toEqual([])
    expect(rows('decisions')).toEqual([])
    expect([...names.keys()].filter((name) => name.startsWith('files/'))).toEqual([])
  })

  it('stands in the history for all partners: who took it, as what', async () => {
    await handDossier(lead, id)
    const lines = await read(host, (tx) => historyOfPartnership(tx, id, 5))
    expect(JSON.stringify(lines)).toContain('took the dossier of this partnership as a PDF')
  })

  it('is had by a key of the API within its reach, and by no other', async () => {
    const key = async (organizationId: string | null) =>
      sure(
        await write(await world.as('owner'), (tx) =>
          createApiKey(tx, {
            name: 'Archive',
            role: organizationId === null ? 'viewer' : 'representative',
            organizationId,
          }),
        ),
      ).token
    const door = apiRoutes(world.system)
    const get = (token: string, paper: string) =>
      door.request(`/api/v1/partnerships/${id}/${paper}`, { headers: { Authorization: `Bearer ${token}` } })
    const own = await key(null)
    const pdf = await get(own, 'dossier')
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(readPdf(await bytesOf(pdf))[0]).toContain('Homework Harbor')
    const zip = await get(own, 'everything')
    expect(zip.headers.get('content-type')).toBe('application/zip')
    expect((await bytesOf(zip)).subarray(0, 2).toString()).toBe('PK')
    const others = await key(await world.organization('Nobody signs in here'))
    for (const paper of ['dossier', 'everything']) expect((await get(others, paper)).status).toBe(404)
    expect((await get(own, 'nothing')).status).toBe(404)
    const post = await door.request(`/api/v1/partnerships/${id}/dossier`, { method: 'POST' })
    expect(post.status).toBe(405)
  })
})

/** Read by a library that knows nothing of how it was written, which refuses names that lead out of the folder. */
function unzipped(path: string): Promise<Map<string, Buffer>> {
  const { promise, resolve, reject } = Promise.withResolvers<Map<string, Buffer>>()
  open(path, { lazyEntries: true, strictFileNames: true }, (failure, zip) => {
    if (failure) return reject(failure)
    const found = new Map<string, Buffer>()
    zip.on('error', reject)
    zip.on('end', () => resolve(found))
    zip.on('entry', (entry) =>
      zip.openReadStream(entry, async (failed, stream) => {
        if (failed) return reject(failed)
        found.set(entry.fileName, Buffer.concat(await stream.toArray()))
        zip.readEntry()
      }),
    )
    zip.readEntry()
  })
  return promise
}
