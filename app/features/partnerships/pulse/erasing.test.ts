import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erasePerson, landscape } from '#features/landscape/index.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, letStand, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { answerWave } from './answer.server.ts'
import { closeWave } from './close.server.ts'
import { answerInput } from './inputs.ts'
import { itemRatingsOf } from './items/reads.server.ts'
import { openWave } from './open.server.ts'
import { receivedBy } from './pulse.ts'
import { tiesOfWaves, wavesOf } from './reads.server.ts'

const answers = ['answered', 'said nothing'] as const
const goings = [
  'stays',
  'goes meanwhile',
  'goes on the last day',
  'goes later',
  'leaves with the partner',
] as const
const endings = ['on its day', 'by hand', 'by hand, just before the erasure'] as const
const ways = answers.flatMap((answer) =>
  goings.flatMap((going) => endings.map((ending) => [answer, going, ending] as const)),
)
type Way = (typeof ways)[number]
/** When somebody goes, in April; and the days on which the wave ends by hand, and the erasure is. */
const goes: Partial<Record<Way[1], string>> = {
  'goes meanwhile': '2026-04-05',
  'goes on the last day': '2026-04-14',
  'goes later': '2026-04-20',
}
const ends: Record<Way[2], { on: string | null; erased: string }> = {
  'on its day': { on: null, erased: '2026-04-30' },
  'by hand': { on: '2026-04-10', erased: '2026-04-30' },
  'by hand, just before the erasure': { on: '2026-04-10', erased: '2026-04-10' },
}

describe('the figures of a pulse that is over', () => {
  let world: World
  let itemId: string
  beforeAll(async () => {
    world = await openWorld([landscape, partnerships])
    itemId = uuid()
    await asOwner((db) =>
      db
        .insertInto('pulseItems')
        .values({
          workspaceId: world.workspace.id,
          id: itemId,
          kind: 'scale',
          fromOn: '2026-01-01',
          createdAt: new Date('2026-01-01'),
          updatedAt: new Date('2026-01-01'),
        })
        .execute(),
    )
  })
  afterAll(() => world.close())
  const asOwner = <T>(work: Parameters<typeof world.system.database.transaction<T>>[1]) =>
    world.system.database.transaction({ as: 'owner' }, work)
  const at = (day: string, hour = 12) => world.setNow(`${day}T${hour}:00:00Z`)

  const say = async (ctx: Ctx, wave: string, about: readonly string[], points: number) =>
    sure(
      await write(ctx, (tx) =>
        answerWave(
          tx,
          wave,
          answerInput.parse({
            ratings: about.map((aboutOrganizationId) => ({
              aboutOrganizationId,
              reliability: points,
              missionSupport: points,
              openness: points,
              influence: points,
              involvement: points,
              resources: points,
              collaboration: points,
              satisfaction: points,
            })),
            own: about.map((aboutOrganizationId) => ({
              itemId,
              aboutOrganizationId,
              value: points,
              text: '',
            })),
          }),
        ),
      ),
    )

  /** A wave among three that is over, and somebody who was asked in it. */
  async function scene([answer, going, ending]: Way) {
    at('2026-03-31')
    const harbor = await world.organization('Harbor Youth')
    const oak = await world.organization('Oak Street')
    const partnershipId = await makePartnership(world, [harbor, oak])
    const host = await world.as('coordinator')
    const leaves = await world.as('lead', oak)
    const colleague = await world.as('lead', harbor)
    const person = await world.as('representative', harbor)
    await letStand(world, partnershipId, host, leaves, colleague, person)
    const wave = sure(
      await write(host, (tx) => openWave(tx, partnershipId, { closesOn: '2026-04-14', everyDays: null })),
    ).id
    at('2026-04-02')
    await say(await world.as('lead', harbor), wave, [world.hostId, oak], 4)
    if (answer === 'answered')
      await say(await world.as('representative', harbor), wave, [world.hostId, oak], 1)
    // Goes on its way, and reads what there was by then.
    await letLeave(world, partnershipId, oak, new Date('2026-04-08T12:00:00Z'))
    const on = goes[going]
    const { on: closedOn, erased } = ends[ending]
    if (on !== undefined && on <= erased)
      await asOwner((db) =>
        db
          .updateTable('representatives')
          .set({ endedOn: on })
          .where('personId', '=', person.actor.personId ?? '')
          .execute(),
      )
    if (going === 'leaves with the partner')
      await letLeave(world, partnershipId, harbor, new Date('2026-04-05T12:00:00Z'))
    if (closedOn !== null) {
      at(closedOn)
      sure(await write(await world.as('coordinator'), (tx) => closeWave(tx, wave)))
    }
    at(erased, 18)
    return { partnershipId, person, organizations: [harbor, oak, world.hostId], readers: [harbor, oak] }
  }

  /** All that is counted and worked out of the waves of a partnership, as one reads it. */
  const figures = (ctx: Ctx, partnershipId: string, organizations: readonly string[]) =>
    read(ctx, async (tx) => {
      const waves = await wavesOf(tx, partnershipId)
      const ties = await tiesOfWaves(tx, waves)
      const own = await itemRatingsOf(tx, waves)
      return waves.map(({ id, ...wave }) => ({
        ...wave,
        ties: ties.get(id),
        received: organizations.map((one) => receivedBy(ties.get(id) ?? [], one)),
        own: (own.get(id) ?? []).map((one) => JSON.stringify(one)).sort(),
      }))
    })

  it.each(ways)(
    'stay as they are once somebody is erased who %s, and %s, where it ended %s',
    async (...way) => {
      const { partnershipId, person, organizations, readers } = await scene(way)
      const all = async () => [
        await figures(await world.as('owner'), partnershipId, organizations),
        ...(await Promise.all(
          readers.map(async (one) => figures(await world.as('lead', one), partnershipId, organizations)),
        )),
      ]
      const before = await all()
      expect(before.map((waves) => waves.length)).toEqual([1, 1, 1])
      const { personId, name } = person.actor
      sure(await write(await world.as('owner'), (tx) => erasePerson(tx, personId ?? '', { name })))
      expect(await all()).toEqual(before)
    },
  )

  it('count somebody who is erased while it is open, and had said nothing, as nobody asked from then on', async () => {
    const { partnershipId, person, organizations } = await scene(['said nothing', 'stays', 'on its day'])
    const asked = async () =>
      (await figures(await world.as('owner'), partnershipId, organizations)).map(({ turnout }) =>
        turnout.map((one) => [one.name, one.invited, one.answered]),
      )
    at('2026-04-10')
    const { personId, name } = person.actor
    sure(await write(await world.as('owner'), (tx) => erasePerson(tx, personId ?? '', { name })))
    for (const day of ['2026-04-10', '2026-04-30']) {
      at(day)
      expect(await asked()).toEqual([
        [
          ['Host of demo', 1, 0],
          ['Harbor Youth', 1, 1],
        ],
      ])
    }
  })
})
