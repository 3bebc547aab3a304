import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid } from '#platform/errors/errors.ts'
import { must } from '#platform/testing/answers.server.ts'
import { promisesFrom } from '../commitments/reads.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { concludePartnership } from '../partnerships/conclude.server.ts'
import { acknowledgeConcern } from './acknowledge.server.ts'
import { byNobody, openScene } from './factories.ts'
import { concernKey } from './keyed.server.ts'
import { raiseConcern, withdrawConcern } from './raise.server.ts'
import { promiseRemedy } from './remedy.server.ts'
import { sayInConcern } from './say.server.ts'
import { reopenConcern, settleConcern } from './settle.server.ts'
import { acceptStewardship, agreeToSteward, declineStewardship, proposeSteward } from './steward.server.ts'

describe('concerns', async () => {
  const {
    world,
    vendors,
    arts,
    school,
    elsewhere,
    place,
    coordinator,
    raiser,
    colleague,
    party,
    steward,
    third,
    stranger,
    idOf,
    about,
    raise,
    seen,
    reaches,
    door,
  } = await openScene()
  afterAll(() => world.close())

  it('are stewarded by nobody of a party, of the raiser’s organization, or who raised it', async () => {
    for (const no of [party, colleague, raiser, stranger])
      expect(
        await write(raiser, (tx) => raiseConcern(tx, place, about({ stewardPersonId: idOf(no) }))),
      ).toMatchObject({ code: 'concern_steward_side' })
    const confidential = write(raiser, (tx) =>
      raiseConcern(tx, place, about({ openness: 'confidential', stewardPersonId: null })),
    )
    await expect(confidential).rejects.toBeInstanceOf(Invalid)
    await expect(confidential).rejects.toMatchObject({ issues: [{ path: 'stewardPersonId' }] })
    expect(
      await write(raiser, (tx) => raiseConcern(tx, place, about({ partyOrganizationIds: [elsewhere] }))),
    ).toMatchObject({ code: 'concern_not_partner' })
    const { id } = await raise()
    await expect(write(third, (tx) => acceptStewardship(tx, id))).rejects.toBeInstanceOf(Forbidden)
    await must(steward, (tx) => declineStewardship(tx, id))
    await must(third, (tx) => proposeSteward(tx, id, { personId: idOf(coordinator) }))
    await expect(write(coordinator, (tx) => acceptStewardship(tx, id))).rejects.toBeInstanceOf(Forbidden)
    await must(raiser, (tx) => agreeToSteward(tx, id))
    await must(coordinator, (tx) => acceptStewardship(tx, id))
    expect((await seen(raiser, id)).steward).toMatchObject({ person: { id: idOf(coordinator) } })
    expect(await write(third, (tx) => proposeSteward(tx, id, { personId: idOf(steward) }))).toMatchObject({
      code: 'concern_has_steward',
    })
  })

  it('go from steward to acknowledgement, settlement and a promised remedy, and can be taken up again', async () => {
    const { id } = await raise()
    await must(steward, (tx) => acceptStewardship(tx, id))
    for (const ctx of [raiser, party, coordinator])
      await expect(write(ctx, (tx) => acknowledgeConcern(tx, id))).rejects.toBeInstanceOf(Forbidden)
    expect(await write(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))).toMatchObject({
      code: 'concern_not_acknowledged',
    })
    await must(steward, (tx) => acknowledgeConcern(tx, id))
    await must(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    await must(party, (tx) =>
      promiseRemedy(tx, id, {
        text: 'Ask before each poster',
        details: '',
        dueOn: '2026-05-01',
        beneficiaryOrganizationIds: [vendors],
        responsiblePersonId: null,
        touchpointId: null,
        language: null,
        ...byNobody,
      }),
    )
    expect(await read(raiser, (tx) => promisesFrom(tx, 'concern', id))).toMatchObject([
      { text: 'Ask before each poster' },
    ])
    await must(raiser, (tx) => reopenConcern(tx, id, { why: 'It happened again' }))
    expect(await seen(party, id)).toMatchObject({
      settlement: null,
      reopened: { on: '2026-03-31', why: 'It happened again' },
    })
    await expect(write(third, (tx) => reopenConcern(tx, id, { why: 'No' }))).rejects.toBeInstanceOf(Forbidden)
    await must(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask in writing' }))
    expect((await seen(third, id)).settlement).toMatchObject({ agreed: 'Ask in writing' })
  })

  it('are taken back step by step by whoever did the step', async () => {
    const { id, historyId } = await raise()
    const accepted = await must(steward, (tx) => acceptStewardship(tx, id))
    const heard = await must(steward, (tx) => acknowledgeConcern(tx, id))
    const settled = await must(steward, (tx) => settleConcern(tx, id, { agreed: 'Ask first' }))
    const again = await must(raiser, (tx) => reopenConcern(tx, id, { why: 'Hm' }))
    const back = (ctx: Ctx, entry: string) => write(ctx, (tx) => undo(tx, entry))
    expect(await back(raiser, again.historyId)).toBeNull()
    expect((await seen(raiser, id)).settlement).toMatchObject({ agreed: 'Ask first' })
    expect(await back(steward, heard.historyId)).toMatchObject({ code: 'concern_settled' })
    expect(await back(steward, settled.historyId)).toBeNull()
    expect(await back(steward, heard.historyId)).toBeNull()
    expect(await back(steward, accepted.historyId)).toBeNull()
    expect(await seen(raiser, id)).toMatchObject({
      settlement: null,
      acknowledgedOn: null,
      steward: { acceptedOn: null },
    })
    expect(await back(raiser, historyId)).toBeNull()
    expect(await reaches(raiser, id)).toBe('nothing')
    const other = await raise()
    await expect(write(party, (tx) => withdrawConcern(tx, other.id))).rejects.toBeInstanceOf(Forbidden)
    const gone = await must(raiser, (tx) => withdrawConcern(tx, other.id))
    expect(await back(raiser, gone.historyId)).toBeNull()
    expect(await reaches(party, other.id)).toBe('all')
  })

  it('are closed to new words in a concluded partnership, and to an organization that left after it left', async () => {
    const done = await makePartnership(world, [vendors, arts, school], { name: 'Done' })
    const own = await world.as('representative', vendors)
    const hosts = await world.as('coordinator')
    const schools = await world.as('lead', school)
    const { id, key } = await must(own, (tx) => raiseConcern(tx, done, about({ openness: 'anonymous' })))
    const open = await must(own, (tx) => raiseConcern(tx, done, about()))
    await must(hosts, (tx) => concludePartnership(tx, done, { note: 'It is done' }))
    expect(await write(own, (tx) => raiseConcern(tx, done, about()))).toMatchObject({
      code: 'partnership_concluded',
    })
    const keyed = await concernKey(door(), key ?? '')
    expect(await write(keyed.ctx, (tx) => sayInConcern(tx, id, { body: 'Still?' }, keyed.key))).toMatchObject(
      {
        code: 'partnership_concluded',
      },
    )
    expect(await write(schools, (tx) => acceptStewardship(tx, open.id))).toMatchObject({
      code: 'partnership_concluded',
    })
    const left = await makePartnership(world, [vendors, arts], { name: 'Left' })
    await letLeave(world, left, arts, new Date('2026-03-15T00:00:00Z'))
    const { id: after } = await must(await world.as('representative', vendors), (tx) =>
      raiseConcern(tx, left, about({ partyOrganizationIds: [], stewardPersonId: null })),
    )
    expect(await reaches(await world.as('lead', arts), after)).toBe('nothing')
  })
})
