import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { erasePerson, landscape } from '#features/landscape/index.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openWorld, testNow, type World } from '#platform/testing/world.server.ts'
import { askPartners } from '../concerns/asking.server.ts'
import { tellAsked } from '../concerns/tell-asked.server.ts'
import { letStand, makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { callMeeting } from '../meetings/call.server.ts'
import { holdMeeting } from '../meetings/hold.server.ts'
import { meetingInput } from '../meetings/inputs.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { askedSoFar, asksIn } from './asks.server.ts'
import { deedsIn } from './deeds.server.ts'
import { equityOf } from './view.server.ts'

const today = testNow.slice(0, 10)

describe('the figures of equity', () => {
  let root: World
  let world: World
  beforeAll(async () => {
    root = await openWorld([landscape, partnerships])
  })
  afterAll(() => root.close())

  /** A partnership of three, two of whose people stand for Harbor and for Oak each. */
  async function scene() {
    world = await root.another()
    world.setNow('2026-02-10T12:00:00Z')
    const harbor = await world.organization('Harbor Youth')
    const oak = await world.organization('Oak Street')
    const partnershipId = await makePartnership(world, [harbor, oak])
    const cast = {
      host: await world.as('coordinator'),
      lead: await world.as('lead', harbor),
      colleague: await world.as('representative', harbor),
      neighbor: await world.as('lead', oak),
    }
    await letStand(world, partnershipId, ...Object.values(cast))
    return { partnershipId, harbor, oak, ...cast }
  }
  type Scene = Awaited<ReturnType<typeof scene>>
  const idOf = (ctx: Ctx) => ctx.actor.personId ?? ''

  /** The host asks people for a signature by mail. */
  const ask = async ({ partnershipId }: Scene, to: readonly Ctx[], subjectId = uuid()) =>
    keepHouse(await world.as('coordinator'), (tx) =>
      notify(tx, {
        kind: 'agreement.signature',
        to: to.map(idOf),
        subject: { kind: 'agreement', id: subjectId },
        partnershipId,
        href: '/',
        say: () => 'Please sign.',
      }),
    )
  const meet = async ({ partnershipId }: Scene, startsOn: string, fields: Record<string, unknown> = {}) =>
    sure(
      await write(await world.as('coordinator'), (tx) =>
        callMeeting(
          tx,
          meetingInput.parse({ partnershipId, title: 'The room', startsOn, startsAt: '09:00', ...fields }),
        ),
      ),
    ).id
  const hold = async (id: string, ...there: readonly Ctx[]) =>
    sure(
      await write(await world.as('coordinator'), (tx) => holdMeeting(tx, id, { personIds: there.map(idOf) })),
    )

  /** What somebody had to do with, by which one counts for their organization. */
  const ways: Record<string, (scene: Scene) => Promise<unknown>> = {
    'were asked by mail alone': (all) => ask(all, [all.lead]),
    'were asked by mail on several days': async (all) => {
      const subjectId = uuid()
      await ask(all, [all.lead], subjectId)
      world.setNow('2026-03-05T12:00:00Z')
      await ask(all, [all.lead], subjectId)
      await ask(all, [all.lead, all.colleague, all.neighbor])
    },
    'were asked by mail along with others': async (all) => {
      const subjectId = uuid()
      await ask(all, [all.lead], subjectId)
      world.setNow('2026-02-10T15:00:00Z')
      await ask(all, [all.colleague, all.neighbor], subjectId)
    },
    'were told what asks nothing': async (all) =>
      keepHouse(await world.as('coordinator'), (tx) =>
        notify(tx, {
          kind: 'asks-much',
          to: [idOf(all.lead)],
          subject: { kind: 'partner', id: uuid() },
          partnershipId: all.partnershipId,
          href: '/',
          say: () => 'It was asked for much.',
        }),
      ),
    'were invited to meetings': async (all) => {
      await meet(all, '2026-02-20', { inviteePersonIds: [all.lead].map(idOf) })
      await meet(all, '2026-02-21', { inviteePersonIds: [all.lead, all.colleague, all.neighbor].map(idOf) })
      await meet(all, '2026-05-01', { inviteePersonIds: [all.lead].map(idOf) })
    },
    'asked all whether there is anything to talk about': async (all) => {
      await letStand(world, all.partnershipId, await world.as('owner'))
      sure(await write(await world.as('coordinator'), (tx) => askPartners(tx, all.partnershipId)))
      await tellAsked(await world.as('contributor'), { partnershipId: all.partnershipId })
    },
    'led a meeting, took its notes and were there': async (all) => {
      const duties = { chairPersonId: idOf(all.lead), noteTakerPersonId: idOf(all.lead) }
      await hold(await meet(all, '2026-02-09', duties), all.lead, all.host)
    },
    'led a meeting that was held today': async (all) => {
      world.setNow(testNow)
      const duties = { chairPersonId: idOf(all.lead), noteTakerPersonId: idOf(all.lead) }
      await hold(await meet(all, today, duties), all.lead, all.colleague)
    },
  }

  /** All that is counted and worked out of a partnership, this month and long after, as the owner and a partner read it. */
  async function figures({ partnershipId, oak }: Scene) {
    const found: unknown[] = []
    for (const day of [today, '2026-12-31']) {
      world.setNow(`${day}T18:00:00Z`)
      for (const ctx of [await world.as('owner'), await world.as('lead', oak)])
        found.push(
          await read(ctx, async (tx) => {
            const partnership = await readPartnership(tx, partnershipId)
            const asks = await asksIn(tx, partnershipId, null)
            return {
              views: [await equityOf(tx, partnership, 3), await equityOf(tx, partnership, 0)],
              deeds: await deedsIn(tx, partnershipId, null),
              asks: asks.map((one) => JSON.stringify(one)).sort(),
              soFar: await askedSoFar(tx, partnership),
            }
          }),
        )
    }
    world.setNow(`${today}T18:00:00Z`)
    return found
  }
  const erase = async (ctx: Ctx) => {
    const { personId, name } = ctx.actor
    sure(await write(await world.as('owner'), (tx) => erasePerson(tx, personId ?? '', { name })))
  }

  it.each(Object.keys(ways))('are what they were once people are erased who %s', async (way) => {
    const all = await scene()
    await ways[way]?.(all)
    const before = await figures(all)
    for (const one of [all.lead, all.colleague, await world.as('coordinator')]) {
      await erase(one)
      expect(await figures(all)).toEqual(before)
    }
  })
})
