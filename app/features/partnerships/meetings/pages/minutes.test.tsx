import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { afterAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { press } from '#platform/testing/press.ts'
import { sendingOf } from '../beside.server.ts'
import { openScene } from '../factories.ts'
import { holdMeeting } from '../hold.server.ts'
import { minutesInput } from '../inputs.ts'
import { writeMinutes } from '../minutes.server.ts'
import { readMeeting } from '../reads.server.ts'
import { sendMinutes } from '../send.server.ts'
import MeetingMinutes, { action, loader } from './minutes.tsx'

describe('the page of minutes', async () => {
  const { world, host, lead, call } = await openScene()
  afterAll(() => world.close())

  const door = (ctx: Ctx) => ({ system: world.system, ctx, user: {}, locale: 'en', requestId: 'test' })
  const pageFor = async (ctx: Ctx, meeting: string): Promise<string> => {
    const url = new URL(`http://localhost:3000/demo/meetings/${meeting}/minutes`)
    const data = await loader({
      params: { workspace: 'demo', meeting },
      url,
      request: new Request(url),
      context: { get: () => door(ctx) },
    } as never)
    const Page = createRoutesStub([{ id: 'page', path: '*', Component: MeetingMinutes }])
    return renderToStaticMarkup(
      <Page initialEntries={[url.pathname]} hydrationData={{ loaderData: { page: data } }} />,
    )
  }
  const confirm = (meeting: string, sendingId: string) =>
    press(action, {
      params: { workspace: 'demo', meeting },
      fields: { act: 'confirm', sendingId },
      door: door(lead),
    })

  it('asks to confirm what is read there: not a text that was changed after it was sent', async () => {
    const meeting = await call(host, { startsOn: '2026-03-30' })
    const save = (text: string, version: number) =>
      ok(write(host, (tx) => writeMinutes(tx, meeting, minutesInput.parse({ text, version }))))
    const sending = () => read(host, async (tx) => sendingOf(tx, await readMeeting(tx, meeting)))
    await ok(write(host, (tx) => holdMeeting(tx, meeting, { personIds: [] })))
    await save('We met.', 0)
    await ok(write(host, (tx) => sendMinutes(tx, meeting)))
    expect(await pageFor(lead, meeting)).toContain('value="confirm"')
    const sendingId = (await sending())?.id ?? ''
    await save('We met and sang.', 1)
    const changed = await pageFor(lead, meeting)
    expect(changed).toContain('We met and sang.')
    expect(changed).not.toContain('value="confirm"')
    expect(await confirm(meeting, sendingId)).toMatchObject({ status: 409 })
    expect((await sending())?.confirmedBy).toEqual([])
    await ok(write(host, (tx) => sendMinutes(tx, meeting)))
    expect(await pageFor(lead, meeting)).toContain('value="confirm"')
  })
})
