import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { makePartnership } from '../factories.ts'
import { visionInput } from '../visions/inputs.ts'
import { writeVision } from '../visions/write.server.ts'
import { beginDiscussion } from './begin.server.ts'
import { openScene } from './factories.ts'
import { discussionInput } from './inputs.ts'
import { discussionsOn } from './reads.server.ts'

describe('a comment on words of the vision', async () => {
  const { world, harbor, place } = await openScene()
  afterAll(() => world.close())

  const vision = async (ctx: Ctx, where: string, text: string, version: number) => {
    const written = await write(ctx, (tx) => writeVision(tx, where, visionInput.parse({ text, version })))
    if (isRefusal(written)) throw new Error(written.code)
    return written.id
  }
  const comment = (ctx: Ctx, fields: object) =>
    write(ctx, (tx) =>
      beginDiscussion(
        tx,
        place,
        discussionInput.parse({ subjectKind: 'vision', body: 'Only sixth?', ...fields }),
      ),
    )

  it('keeps them and their version after the text has changed', async () => {
    const lead = await world.as('lead', harbor)
    const first = await vision(lead, place, 'Help for every sixth-grader.\nAnd a meal.', 0)
    await comment(lead, { passage: 'every sixth-grader. And a meal.', visionVersionId: first })
    await vision(await world.as('coordinator'), place, 'Help for everybody.', 1)
    const on = await read(await world.as('viewer'), (tx) => discussionsOn(tx, { kind: 'vision', id: place }))
    expect(on).toMatchObject([
      { passage: { versionId: first, number: 1, text: 'every sixth-grader. And a meal.' } },
    ])
  })

  it('is of words that stand there, of a version of this vision, and of nothing but a vision', async () => {
    const elsewhere = await makePartnership(world, [harbor])
    const lead = await world.as('lead', harbor)
    const theirs = await vision(lead, elsewhere, 'Another vision.', 0)
    const here = await vision(lead, place, 'Help for everybody in town.', 2)
    for (const [fields, path] of [
      [{ passage: 'Help for nobody', visionVersionId: here }, 'passage'],
      [{ passage: '', visionVersionId: here }, 'passage'],
      [{ passage: 'Another vision.', visionVersionId: theirs }, 'visionVersionId'],
      [{ passage: 'Help', visionVersionId: null }, 'visionVersionId'],
      [{ passage: 'Help', visionVersionId: here, subjectKind: 'partnership' }, 'passage'],
    ] as const)
      await expect(comment(lead, fields)).rejects.toMatchObject({ issues: [{ path }] })
  })
})
