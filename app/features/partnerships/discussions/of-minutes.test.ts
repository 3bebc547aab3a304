import { afterAll, describe, expect, it } from 'vitest'
import { keepHouse } from '#platform/context/transaction.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { repeat } from '#platform/testing/migrations.server.ts'
import { callMeeting } from '../meetings/call.server.ts'
import { meetingInput } from '../meetings/inputs.ts'
import { openScene } from './factories.ts'

describe('discussions of minutes', async () => {
  const { world, harbor, place, as, begin } = await openScene()
  afterAll(() => world.close())

  it('that had only their titles to be known by are known, in either language, and no others', async () => {
    const lead = await as('lead', harbor)
    const meeting = await must(lead, (tx) =>
      callMeeting(
        tx,
        meetingInput.parse({
          partnershipId: place,
          title: 'Round',
          startsOn: '2026-03-30',
          startsAt: '16:00',
        }),
      ),
    )
    const on = { subjectKind: 'meeting', subjectId: meeting.id }
    const [english, spanish] = ['About the minutes of Round', 'Sobre el acta de Ronda']
    for (const fields of [
      { ...on, title: english },
      { ...on, title: spanish },
      { ...on, title: 'About the room' },
      { ...on, title: `Not ${english}` },
      { ...on, title: spanish, audience: 'organization' },
      { title: english },
    ])
      await begin(lead, fields)
    const known = () =>
      keepHouse(lead, (tx) =>
        tx.db
          .selectFrom('discussions')
          .where('workspaceId', '=', tx.workspace.id)
          .where('ofMinutes', '=', true)
          .select(['title', 'subjectKind', 'audience'])
          .orderBy('title')
          .execute(),
      )
    expect(await known()).toEqual([])
    await repeat(world.system.database, '0096-talk-of-minutes', 'update ')
    const shared = { subjectKind: 'meeting', audience: 'partnership' }
    expect(await known()).toEqual([
      { ...shared, title: english },
      { ...shared, title: spanish },
    ])
  })
})
