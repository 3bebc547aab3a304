import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { overtaken } from '#platform/testing/overtaken.server.ts'
import { dueItems } from '#platform/testing/told.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { answerExpertise, undoAnswer } from './answer.server.ts'
import { creditExpertise, undoCredit } from './credit.server.ts'
import { expertiseDue } from './due.server.ts'
import { creditInput, expertiseInput } from './inputs.ts'
import { offerExpertise, restoreExpertise, withdrawExpertise } from './offer.server.ts'
import { organizationKnows } from './panel.server.ts'
import { eraseExpertise } from './people.server.ts'
import { expertiseById, listExpertise, readExpertise } from './reads.server.ts'

const today = testNow.slice(0, 10)
const all = { query: '', direction: 'asc', cursor: null, limit: 50 } as const

describe('expertise', () => {
  let world: World
  let harbor: string
  let stranger: string
  let partnershipId: string
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    stranger = await world.organization('Elsewhere')
    partnershipId = await makePartnership(world, [harbor])
  })
  afterAll(() => world.close())

  const topic = (text: string, fields: Record<string, unknown> = {}) =>
    expertiseInput.parse({ topic: text, ...fields })
  const asHost = async <T>(work: Parameters<typeof write<T>>[1]) => write(await world.as('coordinator'), work)
  const asLead = async <T>(work: Parameters<typeof write<T>>[1]) =>
    write(await world.as('lead', harbor), work)
  const credit = (fields: Record<string, unknown> = {}) =>
    creditInput.parse({ partnershipId, usedOn: today, whatFor: 'The harvest dinner', ...fields })

  it('stands at once when it is offered by oneself, or for the organization one speaks for', async () => {
    const { id } = sure(
      await asLead((tx) => offerExpertise(tx, topic('Cooking for eighty', { languages: ['es', 'es'] }))),
    )
    const { id: ours } = sure(
      await asLead((tx) => offerExpertise(tx, topic('Buses after dark', { organizationId: harbor }))),
    )
    const seen = await read(await world.as('viewer'), (tx) => expertiseById(tx, [id, ours]))
    expect(seen.map((one) => one.state)).toEqual(['accepted', 'accepted'])
    expect(seen.find((one) => one.id === id)).toMatchObject({ languages: ['es'], organizationId: null })
    expect(await asLead((tx) => offerExpertise(tx, topic('cooking for EIGHTY')))).toMatchObject({
      code: 'expertise_known',
    })
  })

  it('waits for their word when others say it, unseen by everybody else until they agree', async () => {
    const { id } = sure(
      await asHost((tx) => offerExpertise(tx, topic('Street permits', { organizationId: harbor }))),
    )
    const third = await world.organization('Oak Street School')
    await makePartnership(world, [harbor, third])
    const oak = await world.as('lead', third)
    await expect(read(oak, (tx) => readExpertise(tx, id))).rejects.toBeInstanceOf(NotFound)
    await expect(asHost((tx) => answerExpertise(tx, id, true))).rejects.toBeInstanceOf(Forbidden)
    await expect(
      write(await world.as('representative', harbor), (tx) => answerExpertise(tx, id, true)),
    ).rejects.toBeInstanceOf(Forbidden)
    expect(
      (await read(await world.as('lead', harbor), (tx) => dueItems(tx, expertiseDue))).map(
        (due) => due.recordId,
      ),
    ).toContain(id)
    sure(await asLead((tx) => answerExpertise(tx, id, true)))
    expect(await read(oak, (tx) => readExpertise(tx, id))).toMatchObject({ state: 'accepted' })
    const entry = { id: '', subjectId: id, before: null, after: null }
    expect(await asLead((tx) => undoAnswer(tx, entry))).toBeUndefined()
    sure(await asLead((tx) => answerExpertise(tx, id, false)))
    await expect(read(oak, (tx) => readExpertise(tx, id))).rejects.toBeInstanceOf(NotFound)
    expect(await asLead((tx) => answerExpertise(tx, id, true))).toMatchObject({ code: 'expertise_answered' })
  })

  it('is found by words of the topic and by language, with a slip too', async () => {
    const { id } = sure(
      await asLead((tx) =>
        offerExpertise(tx, topic('Beekeeping on roofs', { organizationId: harbor, languages: ['ar'] })),
      ),
    )
    const find = async (query: string, language?: string) =>
      (
        await read(await world.as('contributor'), (tx) =>
          listExpertise(tx, { ...all, query, ...(language === undefined ? {} : { language }) }),
        )
      ).items.map((one) => one.id)
    expect(await find('beekeeping')).toContain(id)
    expect(await find('beekeping')).toContain(id)
    expect(await find('', 'ar')).toEqual([id])
    expect(await find('beekeeping', 'vi')).toEqual([])
  })

  it('is said of one holder in reach, and of nobody that is out of it', async () => {
    const outside = await world.person('Olu Outside')
    await world.affiliate(outside, stranger, { beganOn: '2024-01-01' })
    await expect(
      asLead((tx) => offerExpertise(tx, topic('Chess', { personId: outside }))),
    ).rejects.toBeInstanceOf(NotFound)
    const both = topic('Chess', { personId: outside, organizationId: harbor })
    await expect(asHost((tx) => offerExpertise(tx, both))).rejects.toBeInstanceOf(Invalid)
    expect(expertiseInput.safeParse({ topic: '  ' }).success).toBe(false)
    expect(expertiseInput.safeParse({ topic: 'Chess', languages: ['Spanish!'] }).success).toBe(false)
    const viewer = await world.as('viewer')
    await expect(write(viewer, (tx) => offerExpertise(tx, topic('Chess')))).rejects.toBeInstanceOf(Forbidden)
  })

  it('is credited in a partnership once they stand by it, and shows it to those who reach that partnership', async () => {
    const { id } = sure(await asHost((tx) => offerExpertise(tx, topic('Choirs', { organizationId: harbor }))))
    expect(await asHost((tx) => creditExpertise(tx, id, credit()))).toMatchObject({
      code: 'expertise_not_accepted',
    })
    sure(await asLead((tx) => answerExpertise(tx, id, true)))
    await expect(
      asHost((tx) => creditExpertise(tx, id, credit({ usedOn: '2026-04-01' }))),
    ).rejects.toBeInstanceOf(Invalid)
    const { id: creditId } = sure(await asHost((tx) => creditExpertise(tx, id, credit())))
    const seen = await read(await world.as('lead', harbor), (tx) => readExpertise(tx, id))
    expect(seen.credits).toMatchObject([{ whatFor: 'The harvest dinner', usedOn: today }])
    const outsider = await world.as('lead', stranger)
    expect((await read(outsider, (tx) => readExpertise(tx, id))).credits).toEqual([])
    await expect(write(outsider, (tx) => creditExpertise(tx, id, credit()))).rejects.toBeInstanceOf(NotFound)
    const entry = { id: '', subjectId: id, before: null, after: { creditId } }
    expect(await asLead((tx) => undoCredit(tx, entry))).toMatchObject({ code: 'expertise_credit_of_others' })
    expect(await asHost((tx) => undoCredit(tx, entry))).toBeUndefined()
  })

  it('is taken back by the holder, and by who said it while it waits; and comes back', async () => {
    const { id } = sure(await asHost((tx) => offerExpertise(tx, topic('Kites', { organizationId: harbor }))))
    sure(await asHost((tx) => withdrawExpertise(tx, id)))
    const entry = { id: '', subjectId: id, before: null, after: null }
    expect(await asHost((tx) => restoreExpertise(tx, entry))).toBeUndefined()
    sure(await asLead((tx) => answerExpertise(tx, id, true)))
    expect(await asHost((tx) => withdrawExpertise(tx, id))).toMatchObject({ code: 'expertise_of_others' })
    sure(await asLead((tx) => withdrawExpertise(tx, id)))
  })

  it('is agreed to before, or taken back before, where both happen in the same moment', async () => {
    const { id } = sure(await asHost((tx) => offerExpertise(tx, topic('Drums', { organizationId: harbor }))))
    const host = await world.as('coordinator')
    const lead = await world.as('lead', harbor)
    const agreed = (tx: Tx) =>
      overtaken(tx, 'expertises', (other) => answerExpertise({ ...other, actor: lead.actor }, id, true))
    expect(await write(host, (tx) => withdrawExpertise(agreed(tx), id))).toMatchObject({
      code: 'expertise_of_others',
    })
    const gone = (tx: Tx) =>
      overtaken(tx, 'expertises', (other) => withdrawExpertise({ ...other, actor: host.actor }, id))
    await expect(write(lead, (tx) => answerExpertise(gone(tx), id, true))).rejects.toBeInstanceOf(NotFound)
  })

  it('is not there in another workspace', async () => {
    const { id } = sure(await asLead((tx) => offerExpertise(tx, topic('Maps', { organizationId: harbor }))))
    const elsewhere = await (await world.another()).as('owner')
    await expect(read(elsewhere, (tx) => readExpertise(tx, id))).rejects.toBeInstanceOf(NotFound)
    await expect(write(elsewhere, (tx) => withdrawExpertise(tx, id))).rejects.toBeInstanceOf(NotFound)
    expect((await read(elsewhere, (tx) => listExpertise(tx, all))).items).toEqual([])
  })

  it('stands on the page of the organization with what its people know, and goes with a person who is erased', async () => {
    const ana = await world.person('Ana Anew')
    await world.affiliate(ana, harbor, { beganOn: '2024-01-01' })
    const { id } = sure(await asHost((tx) => offerExpertise(tx, topic('Sign language', { personId: ana }))))
    const rows = async () =>
      (await read(await world.as('lead', harbor), (tx) => organizationKnows.load(tx, harbor)))?.rows.map(
        (row) => row.id,
      )
    expect(await rows()).toContain(id)
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      eraseExpertise.erase(
        { db, workspace: world.workspace } as Parameters<typeof eraseExpertise.erase>[0],
        ana,
      ),
    )
    expect(await rows()).not.toContain(id)
  })
})
