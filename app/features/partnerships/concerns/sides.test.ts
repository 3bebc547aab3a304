import { afterAll, describe, expect, it } from 'vitest'
import { undo } from '#platform/activity/undo.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden } from '#platform/errors/errors.ts'
import { code, must } from '#platform/testing/answers.server.ts'
import { makePartnership } from '../factories.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { acknowledgeConcern } from './acknowledge.server.ts'
import { neutralFor } from './candidates.server.ts'
import type { Sides } from './concern.ts'
import { openScene } from './factories.ts'
import { concernInput } from './inputs.ts'
import { nameOmbudsperson } from './ombudspersons/name.server.ts'
import { raiseConcern } from './raise.server.ts'
import { settleConcern } from './settle.server.ts'
import {
  acceptStewardship,
  agreeToSteward,
  declineStewardship,
  proposeSteward,
  refuseSteward,
} from './steward.server.ts'

describe('concerns, and who takes no side', async () => {
  const scene = await openScene()
  const { world, vendors, arts, school, place, owner, coordinator, raiser, colleague, party, steward } = scene
  const { third, idOf, raise, seen } = scene
  afterAll(() => world.close())

  const offered = (sides: Sides, partnershipId = place, by = raiser) =>
    read(by, async (tx) =>
      (await neutralFor(tx, await readPartnership(tx, partnershipId), sides)).map((one) => one.personId),
    )
  const mine = { raiserOrganizationId: vendors, raiserId: idOf(raiser) }
  const affiliations = (ctx: Ctx, endedOn: string | null) =>
    world.system.database.transaction({ as: 'owner' }, (db) =>
      db.updateTable('affiliations').set({ endedOn }).where('personId', '=', idOf(ctx)).execute(),
    )

  it('are not acknowledged or settled by those they are about, as long as somebody could be steward', async () => {
    const { id } = await raise({ stewardPersonId: null })
    await must(raiser, (tx) => refuseSteward(tx, id))
    expect((await seen(party, id)).steward).toBeNull()
    await expect(write(party, (tx) => acknowledgeConcern(tx, id))).rejects.toBeInstanceOf(Forbidden)
    await expect(write(party, (tx) => settleConcern(tx, id, { agreed: 'No' }))).rejects.toBeInstanceOf(
      Forbidden,
    )
  })

  it('are answered by those they are about where two work together, until somebody from outside is named', async () => {
    const two = await makePartnership(world, [vendors], { name: 'Two' })
    const lead = await world.as('lead', vendors)
    const host = await world.as('coordinator')
    const input = concernInput.parse({ summary: 'Keys', partyOrganizationIds: [world.hostId] })
    const { id } = await must(lead, (tx) => raiseConcern(tx, two, input))
    await must(host, (tx) => acknowledgeConcern(tx, id))
    const other = await must(lead, (tx) => raiseConcern(tx, two, input))
    const outside = await world.person('Sofía Marín', { email: 'sofia@bridge.example' })
    await world.affiliate(outside, await world.organization('Bridge Mediation'))
    await must(owner, (tx) => nameOmbudsperson(tx, { personId: outside, about: '' }))
    await expect(write(host, (tx) => acknowledgeConcern(tx, other.id))).rejects.toBeInstanceOf(Forbidden)
    await expect(write(host, (tx) => settleConcern(tx, id, { agreed: 'x' }))).rejects.toBeInstanceOf(
      Forbidden,
    )
  })

  it('are answered by those they are about once everybody else who could has said no', async () => {
    const small = await makePartnership(world, [vendors, arts], { name: 'Small' })
    const [lead, about] = [await world.as('representative', vendors), await world.as('lead', arts)]
    const hosts = [await world.as('owner'), await world.as('coordinator')]
    const left = await offered({ ...mine, parties: [arts] }, small, lead)
    const input = concernInput.parse({ summary: 'Keys', partyOrganizationIds: [arts] })
    const { id } = await must(lead, (tx) => raiseConcern(tx, small, input))
    const outside = left.filter((one) => !hosts.some((host) => idOf(host) === one))
    for (const host of hosts) {
      await must(lead, (tx) => proposeSteward(tx, id, { personId: idOf(host) }))
      await must(host, (tx) => declineStewardship(tx, id))
    }
    const acknowledge = () => write(about, (tx) => acknowledgeConcern(tx, id))
    // Somebody from outside was named above.
    await expect(acknowledge()).rejects.toBeInstanceOf(Forbidden)
    for (const personId of outside) {
      await must(lead, (tx) => proposeSteward(tx, id, { personId }))
      const asked: Ctx = { ...lead, actor: { ...lead.actor, kind: 'link', personId } }
      await must(asked, (tx) => declineStewardship(tx, id))
    }
    const [, host] = hosts
    if (host === undefined) throw new Error('there are two')
    await must(lead, (tx) => proposeSteward(tx, id, { personId: idOf(host) }))
    const no = (await must(host, (tx) => declineStewardship(tx, id))).historyId
    const heard = await acknowledge()
    expect(heard).toMatchObject({ historyId: expect.any(String) })
    // From then on that side sees to it, and nobody's no is taken back.
    const back = () => write(host, (tx) => undo(tx, no))
    expect(await back()).toMatchObject({ code: 'concern_acknowledged' })
    expect((await seen(lead, id)).steward).toBeNull()
    expect(await write(about, (tx) => undo(tx, (heard as { historyId: string }).historyId))).toBeNull()
    expect(await back()).toBeNull()
    expect((await seen(lead, id)).steward).toMatchObject({ person: { id: idOf(host) } })
  })

  it('raised openly without naming anybody propose somebody, who is asked once the raiser says yes', async () => {
    const { id } = await raise({ stewardPersonId: null })
    const proposed = (await seen(raiser, id)).steward
    expect(proposed).toMatchObject({ agreedOn: null, proposedBy: null })
    expect([idOf(owner), idOf(coordinator), idOf(steward), idOf(third)]).toContain(proposed?.person.id)
    const byId = new Map([owner, coordinator, steward, third].map((ctx) => [idOf(ctx), ctx]))
    const asked = byId.get(proposed?.person.id ?? '') ?? owner
    await expect(write(asked, (tx) => acceptStewardship(tx, id))).rejects.toBeInstanceOf(Forbidden)
    await must(raiser, (tx) => agreeToSteward(tx, id))
    await must(asked, (tx) => acceptStewardship(tx, id))
  })

  it('offer as steward whoever would be accepted, and nobody else', async () => {
    const everyone = [owner, coordinator, raiser, colleague, party, steward, third].map(idOf)
    for (const openness of ['open', 'anonymous']) {
      const given = openness === 'anonymous' ? { ...mine, raiserOrganizationId: null } : mine
      const list = await offered({ ...given, parties: [arts] })
      for (const personId of everyone)
        expect(
          (await code(
            write(raiser, (tx) =>
              raiseConcern(tx, place, scene.about({ openness, stewardPersonId: personId })),
            ),
          )) === 'done',
        ).toBe(list.includes(personId))
      expect(list.includes(idOf(colleague))).toBe(openness === 'anonymous')
    }
  })

  it('go to nobody who can’t come in, and can be given to somebody else once a steward can’t any more', async () => {
    const { id } = await raise()
    await must(steward, (tx) => acceptStewardship(tx, id))
    const sides = { ...mine, parties: [arts] }
    expect(await offered(sides)).toContain(idOf(steward))
    expect(await code(write(third, (tx) => proposeSteward(tx, id, { personId: idOf(third) })))).toBe(
      'concern_has_steward',
    )
    await affiliations(steward, '2026-03-30')
    expect(await offered(sides)).not.toContain(idOf(steward))
    expect(await code(write(raiser, (tx) => raiseConcern(tx, place, scene.about())))).toBe(
      'concern_steward_side',
    )
    expect((await seen(raiser, id)).steward).toBeNull()
    await must(raiser, (tx) => proposeSteward(tx, id, { personId: idOf(third) }))
    await affiliations(steward, null)
    expect((await seen(raiser, id)).steward).toMatchObject({ person: { id: idOf(third) } })
    expect(school).toBe(steward.actor.organizationId)
  })
})
