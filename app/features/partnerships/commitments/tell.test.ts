import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read } from '#platform/context/transaction.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { asksIn } from '../equity/asks.server.ts'
import { letLeave, letStand, makePartnership, toldOf } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { acceptCommitment } from './accept.server.ts'
import { acknowledge } from './acknowledge.server.ts'
import { acceptRenegotiation, declineRenegotiation } from './answer-renegotiation.server.ts'
import { dispute, undispute } from './dispute.server.ts'
import { fulfil, unfulfil } from './fulfil.server.ts'
import { pledgeInput } from './inputs.ts'
import { pledge } from './pledge.server.ts'
import { removeCommitment } from './remove.server.ts'
import { renegotiate } from './renegotiate.server.ts'
import { settleDispute } from './settle-dispute.server.ts'
import { withdraw } from './withdraw.server.ts'

const byNobody = { onBehalfOf: null, evidence: '', evidenceLink: '' }
const doneToday = { fulfilledOn: null, note: '', ...byNobody }

describe('who hears of a promise', () => {
  let world: World
  let partnershipId: string
  let people: { host: Ctx; lead: Ctx; colleague: Ctx; school: Ctx; gone: Ctx }
  beforeAll(async () => {
    world = await openWorld([partnerships])
    const harbor = await world.organization('Harbor Youth')
    const oak = await world.organization('Oak Street School')
    const club = await world.organization('Chess Club')
    partnershipId = await makePartnership(world, [harbor, oak, club])
    people = {
      host: await world.as('coordinator'),
      lead: await world.as('lead', harbor),
      colleague: await world.as('representative', harbor),
      school: await world.as('lead', oak),
      gone: await world.as('lead', club),
    }
    await letStand(world, partnershipId, ...Object.values(people))
    await letLeave(world, partnershipId, club, new Date('2026-03-01T12:00:00Z'))
  })
  afterAll(() => world.close())
  const told = (id: string) => toldOf(world, id, people)
  let id: string
  const readAll = () =>
    world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('notices')
        .set({ readAt: new Date('2026-03-31T12:00:00Z') })
        .execute(),
    )
  beforeEach(async () => {
    const { host, lead } = people
    const input = pledgeInput.parse({
      partnershipId,
      text: 'Pay the bus passes',
      dueOn: '2026-04-10',
      beneficiaryOrganizationIds: [lead.actor.organizationId],
    })
    ;({ id } = await must(host, (tx) => pledge(tx, input)))
  })

  it('those it is promised to, and nobody else; nobody once it was removed', async () => {
    const made = 'Host of demo promises you something in Homework Harbor. “Pay the bus passes”'
    expect(await told(id)).toEqual([`colleague: ${made}`, `lead: ${made}`])
    await must(people.host, (tx) => removeCommitment(tx, id))
    expect(await told(id)).toEqual([])
  })

  it('all the others of what is promised to all, but not the people of a partner that has left', async () => {
    const input = pledgeInput.parse({ partnershipId, text: 'Open the hall' })
    const all = await must(people.lead, (tx) => pledge(tx, input))
    expect((await told(all.id)).map((line) => line.split(':')[0])).toEqual(['host', 'school'])
  })

  it('of its doing, its confirmation, and of a dispute with what was said of it', async () => {
    const { host, lead } = people
    await must(lead, (tx) => acceptCommitment(tx, id, byNobody))
    await told(id)
    await readAll()
    await must(host, (tx) => fulfil(tx, id, doneToday))
    const done = 'Host of demo says that this promise is done, in Homework Harbor. “Pay the bus passes”'
    expect(await told(id)).toEqual([`colleague: ${done}`, `lead: ${done}`])
    await must(host, (tx) => unfulfil(tx, id))
    expect(await told(id), 'taken back').toEqual([])
    await must(host, (tx) => fulfil(tx, id, doneToday))
    await told(id)
    await readAll()
    await must(lead, (tx) => dispute(tx, id, { reason: 'Only half of them came.', ...byNobody }))
    expect(await told(id)).toEqual([
      'host: Harbor Youth says that “Pay the bus passes” was not done, in Homework Harbor. “Only half of them came.”',
    ])
    await must(lead, (tx) => undispute(tx, id))
    expect(await told(id)).toEqual([])
    await must(lead, (tx) => dispute(tx, id, { reason: 'Only half.', ...byNobody }))
    await must(lead, (tx) => settleDispute(tx, id, { settlement: 'All are here.', ...byNobody }))
    // The first notice finds it settled already, and says nothing.
    expect(await told(id)).toEqual([
      'host: It is settled that “Pay the bus passes” was done, in Homework Harbor. “All are here.”',
    ])
    await readAll()
    await must(lead, (tx) => acknowledge(tx, id, { note: '', ...byNobody }))
    expect(await told(id)).toEqual([
      'host: Harbor Youth confirms that this promise was kept, in Homework Harbor. “Pay the bus passes”',
    ])
  })

  it('of another day that is asked for, of the answer, and that it is taken back', async () => {
    const { host, lead } = people
    await must(lead, (tx) => acceptCommitment(tx, id, byNobody))
    await told(id)
    await readAll()
    const later = { newDueOn: '2026-05-01', reason: 'The office is closed.', ...byNobody }
    await must(host, (tx) => renegotiate(tx, id, later))
    const asked =
      'Host of demo asks for another day for “Pay the bus passes”: 1 May 2026, in Homework Harbor. “The office is closed.”'
    expect(await told(id)).toEqual([`colleague: ${asked}`, `lead: ${asked}`])
    await readAll()
    await must(lead, (tx) => declineRenegotiation(tx, id, byNobody))
    const holds = 'This promise is for 10 Apr 2026, in Homework Harbor. “Pay the bus passes”'
    expect(await told(id)).toEqual([`colleague: ${holds}`, `host: ${holds}`])
    await readAll()
    await must(host, (tx) => renegotiate(tx, id, later))
    await told(id)
    await readAll()
    await must(lead, (tx) => acceptRenegotiation(tx, id, byNobody))
    const moved = 'This promise is for 1 May 2026, in Homework Harbor. “Pay the bus passes”'
    expect(await told(id)).toEqual([`colleague: ${moved}`, `host: ${moved}`])
    await readAll()
    await must(host, (tx) => withdraw(tx, id, { reason: 'There is no money left.', ...byNobody }))
    const back =
      'Host of demo takes back the promise “Pay the bus passes” in Homework Harbor. “There is no money left.”'
    expect(await told(id)).toEqual([`colleague: ${back}`, `lead: ${back}`])
  })

  it('without asking more of a partner than there is: several who are told are one, and news is nothing', async () => {
    const mails = async () =>
      (await read(people.host, (tx) => asksIn(tx, partnershipId, null))).filter(
        (ask) => ask.kind === 'mail' && ask.id === id,
      ).length
    await told(id)
    expect(await mails()).toBe(1)
    await must(people.host, (tx) => fulfil(tx, id, doneToday))
    await told(id)
    expect(await mails()).toBe(1)
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db.deleteFrom('notices').where('subjectId', '=', id).where('kind', '=', 'promise-made').execute(),
    )
    expect(await mails()).toBe(0)
  })
})
