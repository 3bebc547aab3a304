import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Forbidden, Invalid, NotFound } from '#platform/errors/errors.ts'
import { sure } from '#platform/testing/answers.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { letLeave, makePartnership } from '../../factories.ts'
import { addLearning } from '../../learnings/add.server.ts'
import { changeLearning } from '../../learnings/change.server.ts'
import { learningChange, learningInput } from '../../learnings/inputs.ts'
import { learnings } from '../../learnings/register.server.ts'
import { removeLearning } from '../../learnings/remove.server.ts'
import { visionInput } from '../inputs.ts'
import { visionVersions } from '../reads.server.ts'
import { visions } from '../register.server.ts'
import { writeVision } from '../write.server.ts'
import { chooseWords, undoChoice } from './choose.server.ts'
import { communityWords, uptakesOf, versionsTakingUp } from './reads.server.ts'
import { partedBy } from './uptake.ts'

describe('the community’s words beside a vision', () => {
  let world: World
  let partner: string
  let place: string
  let lead: Ctx
  let host: Ctx
  beforeAll(async () => {
    world = await openWorld([
      { name: 'visions', ...visions },
      { name: 'learnings', ...learnings },
    ])
    partner = await world.organization('Harbor Youth')
    lead = await world.as('lead', partner)
    host = await world.as('coordinator')
  })
  afterAll(() => world.close())

  const said = (text: string, fields: Record<string, unknown> = {}) =>
    learningInput.parse({ kind: 'words', text, heardOn: '2026-03-01', ...fields })
  const add = async (text: string, fields: Record<string, unknown> = {}, ctx = lead) =>
    sure(await write(ctx, (tx) => addLearning(tx, place, said(text, fields)))).id
  const put = async (text: string, version: number, takesUp?: string[], ctx = lead) =>
    write(ctx, (tx) => writeVision(tx, place, visionInput.parse({ text, version, takesUp })))
  const choose = (ctx: Ctx, versionId: string, takesUp: string[], was?: string[]) =>
    write(ctx, (tx) => chooseWords(tx, place, { versionId, takesUp, was }))
  const taken = async (ctx: Ctx, versionId: string) =>
    partedBy(await read(ctx, (tx) => communityWords(tx, place)), versionId).taken.map(({ text }) => text)
  const open = async () => {
    place = await makePartnership(world, [partner])
    lead = await world.as('lead', partner)
  }

  it('are taken up version by version, seen by both sides', async () => {
    await open()
    const [bus, table] = [await add('The bus comes late'), await add('There is no table')]
    const first = sure(await put('A table for all', 0, [table])).id
    const second = sure(await put('A table and a bus for all', 1, [table, bus], host)).id
    for (const ctx of [host, lead]) {
      expect(await taken(ctx, first)).toEqual(['There is no table'])
      expect((await taken(ctx, second)).toSorted()).toEqual(['The bus comes late', 'There is no table'])
    }
    expect(await read(lead, (tx) => versionsTakingUp(tx, table))).toEqual([1, 2])
    expect(
      (await read(host, (tx) => uptakesOf(tx, place))).map(({ number, text }) => [number, text]),
    ).toEqual(
      expect.arrayContaining([
        [1, 'There is no table'],
        [2, 'The bus comes late'],
      ]),
    )
  })

  it('are chosen anew without a new version, and that can be undone', async () => {
    await open()
    const [bus, table] = [await add('Bus'), await add('Table')]
    const version = sure(await put('All', 0, [table])).id
    const answer = sure(await put('All ', 1, [bus]))
    expect(answer).toMatchObject({ id: version, number: 1 })
    expect(await read(lead, (tx) => visionVersions(tx, place))).toHaveLength(1)
    expect(await taken(host, version)).toEqual(['Bus'])
    await write(lead, (tx) =>
      undoChoice(tx, {
        id: answer.historyId,
        subjectId: place,
        before: { versionId: version, takesUp: [table] },
        after: { versionId: version, takesUp: [bus] },
      }),
    )
    expect(await taken(host, version)).toEqual(['Table'])
    expect(await put('All', 1, [table])).toMatchObject({ code: 'vision_unchanged' })
  })

  it('are all heard where two people choose at once', async () => {
    await open()
    const [bus, table, lamp] = [await add('Bus'), await add('Table'), await add('Lamp')]
    const version = sure(await put('All', 0, [lamp])).id
    sure(await choose(lead, version, [lamp, bus], [lamp]))
    sure(await choose(host, version, [table], [lamp]))
    expect((await taken(lead, version)).toSorted()).toEqual(['Bus', 'Table'])
  })

  it('are those of this partnership that all partners read, and nothing else', async () => {
    await open()
    const own = await add('Ours alone', { audience: 'organization' })
    const need = await add('A need', { kind: 'need' })
    const version = sure(await put('All', 0)).id
    const before = place
    place = await makePartnership(world, [partner], { name: 'Other' })
    lead = await world.as('lead', partner)
    const foreign = await add('Elsewhere')
    place = before
    for (const id of [own, need, foreign])
      await expect(choose(lead, version, [id])).rejects.toBeInstanceOf(Invalid)
    await expect(put('Else', 1, [own])).rejects.toBeInstanceOf(Invalid)
    expect((await read(lead, (tx) => communityWords(tx, place))).words).toEqual([])
  })

  it('no longer count once they are taken away or kept by their organization', async () => {
    await open()
    const [bus, table] = [await add('Bus'), await add('Table')]
    const version = sure(await put('All', 0, [bus, table])).id
    sure(await write(lead, (tx) => removeLearning(tx, bus)))
    sure(
      await write(lead, (tx) =>
        changeLearning(
          tx,
          table,
          learningChange.parse({ ...said('Table', { audience: 'organization' }), version: 1 }),
        ),
      ),
    )
    for (const ctx of [host, lead]) expect(await taken(ctx, version)).toEqual([])
    expect(await read(lead, (tx) => uptakesOf(tx, place))).toEqual([])
  })

  it('are chosen by whoever works together, for the text as it reads now', async () => {
    await open()
    const bus = await add('Bus')
    const old = sure(await put('All', 0)).id
    const now = sure(await put('All of us', 1)).id
    expect(await choose(lead, old, [bus])).toMatchObject({ code: 'vision_changed' })
    await expect(choose(await world.as('viewer'), now, [bus])).rejects.toBeInstanceOf(Forbidden)
    const stranger = await world.as('lead', await world.organization('Nobody here'))
    await expect(choose(stranger, now, [bus])).rejects.toBeInstanceOf(NotFound)
    sure(await choose(await world.as('representative', partner), now, [bus]))
    expect(await taken(host, now)).toEqual(['Bus'])
  })

  it('are read as they were taken up by an organization that left since', async () => {
    await open()
    const [bus, table] = [await add('Bus'), await add('Table')]
    const version = sure(await put('All', 0, [bus])).id
    await letLeave(world, place, partner, new Date('2026-04-01T00:00:00Z'))
    world.setNow('2026-04-02T12:00:00Z')
    sure(await choose(await world.as('coordinator'), version, [bus, table]))
    const gone = await taken(await world.as('lead', partner), version)
    world.setNow('2026-03-31T12:00:00Z')
    expect(gone).toEqual(['Bus'])
  })
})
