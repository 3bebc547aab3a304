import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { createElement } from 'react'
import { open } from 'yauzl'
import type { Ctx } from '#platform/context/context.server.ts'
import { write } from '#platform/context/transaction.server.ts'
import type { Feature } from '#platform/features/feature.server.ts'
import { Paragraph } from '#platform/pdf/parts.tsx'
import { sure } from '#platform/testing/answers.server.ts'
import { temporaryFolder } from '#platform/testing/folders.server.ts'
import { readPdf } from '#platform/testing/pdf-text.ts'
import { openWorld } from '#platform/testing/world.server.ts'
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
      write: async () => createElement(Paragraph, null, 'Twelve lamps are paid for.'),
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

export const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

/** For tests: a partnership in which much was done, with a partner that has left, and what one takes along of it. */
export async function openScene() {
  const folder = temporaryFolder()
  const world = await openWorld([partnerships, later])
  const harbor = await world.organization('Harbor Youth')
  const oak = await world.organization('Oak Street School')
  const stranger = await world.organization('Elsewhere')
  const birch = await world.organization('Birch Library')
  const id = await makePartnership(world, [harbor, oak, birch], { purpose: 'So that nobody learns alone.' })
  let host = await world.as('coordinator')
  let lead = await world.as('lead', harbor)
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
  const close = async () => {
    await world.close()
    folder.remove()
  }
  return { world, harbor, oak, stranger, id, host, lead, dossier, everything, close }
}

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
