import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { ok } from '#platform/testing/answers.server.ts'
import { drawn } from '#platform/testing/drawn.tsx'
import { press } from '#platform/testing/press.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { proposalInput, settlementInput } from '../decisions/inputs.ts'
import DecisionPage, { loader as loadDecision } from '../decisions/pages/decision.tsx'
import { proposeDecision } from '../decisions/propose.server.ts'
import { settleDecision } from '../decisions/settle.server.ts'
import { beginDiscussion } from '../discussions/begin.server.ts'
import { discussionInput, postInput } from '../discussions/inputs.ts'
import DiscussionPage, {
  action as answer,
  loader as loadDiscussion,
} from '../discussions/pages/discussion.tsx'
import NewDiscussion, { action as beginNew, loader as loadNew } from '../discussions/pages/new.tsx'
import { sayInDiscussion } from '../discussions/say-in.server.ts'
import { letLeave, makePartnership } from '../factories.ts'
import { goalInput } from '../goals/inputs.ts'
import GoalPage, { loader as loadGoal } from '../goals/pages/goal.tsx'
import { setGoal } from '../goals/set.server.ts'
import { partnerships } from '../index.server.ts'
import { callMeeting } from '../meetings/call.server.ts'
import { cancelMeeting } from '../meetings/cancel.server.ts'
import { holdMeeting } from '../meetings/hold.server.ts'
import { itemInput, meetingInput } from '../meetings/inputs.ts'
import { addItem } from '../meetings/items.server.ts'
import MeetingAgenda, { loader as loadMeeting, action as onAgenda } from '../meetings/pages/agenda.tsx'
import { concludePartnership } from '../partnerships/conclude.server.ts'
import { visionInput } from '../visions/inputs.ts'
import { writeVision } from '../visions/write.server.ts'
import { answerExpertise } from './answer.server.ts'
import { expertiseApi } from './api.server.ts'
import { expertiseInput } from './inputs.ts'
import { offerExpertise } from './offer.server.ts'
import CreditPage, { loader as loadCredit } from './pages/credit.tsx'
import { whoKnows } from './who-knows.server.ts'

type Load = (asked: never) => Promise<unknown>

describe('what people and organizations know, where a question comes up', () => {
  let world: World
  let harbor: string
  let oak: string
  let elsewhere: string
  let place: string
  let host: Ctx
  let lead: Ctx
  beforeAll(async () => {
    world = await openWorld([partnerships])
    harbor = await world.organization('Harbor Youth')
    oak = await world.organization('Oak Street School')
    elsewhere = await world.organization('Elsewhere')
    place = await makePartnership(world, [harbor, oak])
    host = await world.as('coordinator')
    lead = await world.as('lead', harbor)
    await knows(await world.as('lead', oak), 'Street permits', { organizationId: oak })
    await knows(lead, 'Beekeeping on roofs')
    await knows(await world.as('lead', elsewhere), 'Street permits and barriers', {
      organizationId: elsewhere,
    })
  })
  afterAll(() => world.close())

  const knows = async (ctx: Ctx, topic: string, fields: object = {}) =>
    (await ok(write(ctx, (tx) => offerExpertise(tx, expertiseInput.parse({ topic, ...fields }))))).id
  const topicsFor = async (ctx: Ctx, asked: string) =>
    (await read(ctx, (tx) => whoKnows(tx, [{ asked }]))).map((one) => one.expertise.topic)
  const begin = async (ctx: Ctx, fields: object) =>
    (
      await ok(
        write(ctx, (tx) => beginDiscussion(tx, place, discussionInput.parse({ body: '…', ...fields }))),
      )
    ).id

  /** A page as it is drawn for somebody, and what stands there of who may know: its links by their words. */
  const pageFor = (
    ctx: Ctx,
    load: Load,
    Component: React.ComponentType,
    path: string,
    params: Record<string, string | undefined>,
    answer?: object,
  ) =>
    drawn(load, Component, {
      path: `/demo${path}`,
      params: { workspace: 'demo', ...params },
      door: { system: world.system, ctx, user: {} },
      ...(answer && { answer }),
    })
  const offers = (page: string) => {
    const [, section = ''] = /<section[^>]*id="who-may-know">(.*?)<\/section>/s.exec(page) ?? []
    const ways = /<(?:a|button)[^>]*(?:href|formAction)="([^"]*)"[^>]*>(.*?)<\/(?:a|button)>/gs
    return Object.fromEntries(
      [...section.matchAll(ways)].map(([, to = '', words = '']) => [
        words.replaceAll(/<[^>]+>/g, ''),
        to.replaceAll('&amp;', '&'),
      ]),
    )
  }
  const onDiscussion = async (ctx: Ctx, discussion: string, search = '') =>
    pageFor(ctx, loadDiscussion, DiscussionPage, `/discussions/${discussion}${search}`, { discussion })
  const onDecision = async (ctx: Ctx, decision: string) =>
    offers(await pageFor(ctx, loadDecision, DecisionPage, `/decisions/${decision}`, { decision }))
  const onMeeting = async (ctx: Ctx, meeting: string) =>
    offers(await pageFor(ctx, loadMeeting, MeetingAgenda, `/meetings/${meeting}`, { meeting }))
  const onGoal = async (ctx: Ctx, goal: string) =>
    offers(await pageFor(ctx, loadGoal, GoalPage, `/goals/${goal}`, { goal }))

  it('is offered to the host from everybody, to a partner from those it works with, to a stranger from itself', async () => {
    const asked = 'Do we need permits for the street?'
    expect(await topicsFor(host, asked)).toEqual(
      expect.arrayContaining(['Street permits', 'Street permits and barriers']),
    )
    expect(await topicsFor(lead, asked)).toEqual(['Street permits'])
    expect(await topicsFor(await world.as('representative', harbor), asked)).toEqual(['Street permits'])
    expect(await topicsFor(await world.as('lead', elsewhere), asked)).toEqual(['Street permits and barriers'])
    // Only people who represent somebody where the reader takes part are in its reach.
    const bees = 'Who knows about beekeeping?'
    expect(await topicsFor(await world.as('lead', oak), bees)).toEqual([])
    expect(await topicsFor(await (await world.another()).as('owner'), asked)).toEqual([])
  })

  it('is never what waits for their word, not even to who said it', async () => {
    const id = await knows(host, 'Fireworks', { organizationId: oak })
    expect(await topicsFor(host, 'Who knows about fireworks?')).toEqual([])
    await ok(write(await world.as('lead', oak), (tx) => answerExpertise(tx, id, true)))
    expect(await topicsFor(host, 'Who knows about fireworks?')).toEqual(['Fireworks'])
  })

  it('is at most three, the likeliest first', async () => {
    for (const topic of ['Choirs', 'Choirs of children', 'Choirs and their songs', 'Singing in choirs'])
      await knows(await world.as('lead', oak), topic, { organizationId: oak })
    const found = await topicsFor(host, 'Choirs and songs for the children?')
    expect(found).toHaveLength(3)
    expect(found.slice(0, 2).toSorted()).toEqual(['Choirs and their songs', 'Choirs of children'])
  })

  it('stands beside a discussion, with who is asked by name there, and is credited once they spoke', async () => {
    const id = await begin(lead, { title: 'Do we need a permit?', body: 'For the street, in May.' })
    const speaker = (await world.as('lead', oak)).actor.personId ?? ''
    const ask = `/demo/discussions/${id}?ask=${speaker}#say`
    expect(offers(await onDiscussion(lead, id))).toMatchObject({
      'Oak Street School knows about: Street permits': expect.stringMatching(/^\/demo\/expertise\/[\w-]+$/),
      'Ask Oak Street School': ask,
    })
    const ticked = (page: string) => new RegExp(`<input[^>]*checked[^>]*value="${speaker}"`).test(page)
    expect(ticked(await onDiscussion(lead, id))).toBe(false)
    expect(ticked(await onDiscussion(lead, id, `?ask=${speaker}`))).toBe(true)
    const viewer = offers(await onDiscussion(await world.as('viewer'), id))
    expect(Object.keys(viewer)).toContain('Oak Street School knows about: Street permits')
    expect(Object.keys(viewer).filter((words) => /^(Ask|Credit)/.test(words))).toEqual([])
    expect(Object.keys(offers(await onDiscussion(await world.as('lead', oak), id)))).not.toContain(
      'Ask Oak Street School',
    )
    await ok(
      write(await world.as('lead', oak), (tx) =>
        sayInDiscussion(tx, id, postInput.parse({ body: 'Yes, six weeks before.' })),
      ),
    )
    const credit = offers(await onDiscussion(lead, id))['Credit it: Street permits'] ?? ''
    expect(new URLSearchParams(credit.split('?')[1]).get('for')).toBe('Do we need a permit?')
    const expertise = /expertise\/([\w-]+)\//.exec(credit)?.[1]
    const form = await pageFor(lead, loadCredit, CreditPage, credit.replace('/demo', ''), { expertise })
    expect(form).toContain('value="Do we need a permit?"')
    expect(form).toMatch(new RegExp(`<option[^>]*value="${place}"[^>]*selected`))
  })

  it('is asked in the answer as it is typed, and nothing of that is lost or said', async () => {
    const id = await begin(lead, { title: 'A permit for the street?' })
    const speaker = (await world.as('lead', oak)).actor.personId ?? ''
    const other = host.actor.personId ?? ''
    const pressed = await press(answer, {
      params: { workspace: 'demo', discussion: id },
      search: `?ask=${speaker}`,
      fields: { act: 'ask', body: 'Half a sentence, not sent', mentionPersonIds: other },
      door: { system: world.system, ctx: lead, user: {} },
    })
    expect(pressed).toMatchObject({ status: 200, refusal: null, issues: [] })
    const page = await pageFor(
      lead,
      loadDiscussion,
      DiscussionPage,
      `/discussions/${id}?ask=${speaker}`,
      { discussion: id },
      pressed,
    )
    expect(page).toMatch(/<textarea[^>]*name="body"[^>]*>Half a sentence, not sent<\/textarea>/)
    for (const asked of [speaker, other])
      expect(page).toMatch(new RegExp(`<input[^>]*checked[^>]*value="${asked}"`))
    expect(page).not.toContain('Half a sentence, not sent</p>')
    expect(page).toMatch(/<button[^>]*form="answer"[^>]*>Ask Oak Street School/)
    expect(page).toMatch(/<form[^>]*id="answer"/)
    const foreign = press(answer, {
      params: { workspace: 'demo', discussion: id },
      fields: { act: 'ask' },
      door: {
        system: world.system,
        ctx: await world.as('lead', await world.organization('Far Away')),
        user: {},
      },
    })
    await expect(foreign).rejects.toMatchObject({ init: { status: 404 } })
  })

  it('asks nobody in what an organization keeps to itself who doesn’t read it, and names it nowhere', async () => {
    const id = await begin(lead, { title: 'Our street permit', audience: 'organization' })
    expect(Object.keys(offers(await onDiscussion(lead, id)))).toEqual([
      'Who knows what',
      'Oak Street School knows about: Street permits',
    ])
  })

  it('says so to the one who knows it', async () => {
    const id = await begin(host, { title: 'Beekeeping on roofs?' })
    const { [`Ask ${lead.actor.name}`]: ask, ...rest } = offers(await onDiscussion(host, id))
    expect(ask).toBe(`/demo/discussions/${id}?ask=${lead.actor.personId}#say`)
    expect(Object.keys(rest)).toContain(`${lead.actor.name} knows about: Beekeeping on roofs`)
    expect(Object.keys(offers(await onDiscussion(lead, id)))).toEqual([
      'Who knows what',
      'You know about: Beekeeping on roofs',
    ])
  })

  it('is asked besides in what is begun about a decision, and nothing that is typed by then is lost or said', async () => {
    const input = proposalInput.parse({
      what: 'We close the lane on market days',
      why: 'It takes street permits.',
      method: 'consent',
      closesOn: '2026-03-31',
    })
    const { id } = await ok(write(host, (tx) => proposeDecision(tx, place, input)))
    const speaker = (await world.as('lead', oak)).actor.personId ?? ''
    const other = host.actor.personId ?? ''
    const here = `/partnerships/${place}/discussions/new?about=decision&id=${id}`
    const params = { partnership: place }
    const { 'Ask Oak Street School': to = '' } = offers(
      await pageFor(lead, loadNew, NewDiscussion, here, params),
    )
    expect(to).toContain(`/demo${here}&ask=${speaker}`)
    const asks = (ctx: Ctx) =>
      press(beginNew, {
        params: { workspace: 'demo', ...params },
        search: to.slice(to.indexOf('?')),
        fields: { act: 'ask', title: 'Which lane?', body: 'Half a sentence', mentionPersonIds: other },
        door: { system: world.system, ctx, user: {} },
      })
    const pressed = await asks(lead)
    expect(pressed).toMatchObject({ status: 200, refusal: null, issues: [] })
    const page = await pageFor(lead, loadNew, NewDiscussion, to.replace('/demo', ''), params, pressed)
    expect(page).toMatch(/<textarea[^>]*name="body"[^>]*>Half a sentence<\/textarea>/)
    expect(page).toMatch(/<input[^>]*value="Which lane\?"/)
    for (const asked of [speaker, other])
      expect(page).toMatch(new RegExp(`<input[^>]*checked[^>]*value="${asked}"`))
    expect(page).toMatch(/<button[^>]*form="question"[^>]*>Ask Oak Street School/)
    expect(page).toMatch(/<form[^>]*id="question"/)
    expect(await onDecision(lead, id)).toMatchObject({
      'Ask Oak Street School': `/demo${here}&ask=${speaker}`,
    })
    const stranger = await world.as('lead', await world.organization('Further Away'))
    await expect(asks(stranger)).rejects.toMatchObject({ init: { status: 404 } })
  })

  it('is asked besides in a comment on a passage, and the sentence that is chosen stays chosen', async () => {
    const text = 'Street permits for everybody. And a meal.'
    await ok(write(host, (tx) => writeVision(tx, place, visionInput.parse({ text, version: 0 }))))
    const here = `/partnerships/${place}/discussions/new?about=vision&id=${place}`
    const params = { partnership: place }
    const asked = `${here}&version=1&title=Street+permits`
    const { 'Ask Oak Street School': to = '' } = offers(
      await pageFor(lead, loadNew, NewDiscussion, asked, params),
    )
    const passage = 'And a meal.'
    const pressed = await press(beginNew, {
      params: { workspace: 'demo', ...params },
      search: to.slice(to.indexOf('?')),
      fields: { act: 'ask', passage, body: 'Which?' },
      door: { system: world.system, ctx: lead, user: {} },
    })
    const page = await pageFor(lead, loadNew, NewDiscussion, to.replace('/demo', ''), params, pressed)
    expect(page).toMatch(new RegExp(`<input[^>]*checked[^>]*value="${passage}"`))
  })

  it('stands on a decision, is asked in what is said of it, and is credited once it is settled', async () => {
    const input = proposalInput.parse({
      what: 'We apply for street permits each spring',
      method: 'consent',
      closesOn: '2026-03-31',
    })
    const { id } = await ok(write(host, (tx) => proposeDecision(tx, place, input)))
    const speaker = (await world.as('lead', oak)).actor.personId ?? ''
    await begin(lead, {
      subjectKind: 'decision',
      subjectId: id,
      title: 'Among us',
      audience: 'organization',
    })
    const begun = `/demo/partnerships/${place}/discussions/new?about=decision&id=${id}&ask=${speaker}`
    expect(await onDecision(lead, id)).toMatchObject({ 'Ask Oak Street School': begun })
    const form = await pageFor(lead, loadNew, NewDiscussion, begun.replace('/demo', ''), {
      partnership: place,
    })
    expect(form).toMatch(new RegExp(`<input[^>]*checked[^>]*value="${speaker}"`))
    const talk = await begin(host, { subjectKind: 'decision', subjectId: id, title: 'When in spring?' })
    expect(await onDecision(lead, id)).toMatchObject({
      'Ask Oak Street School': `/demo/discussions/${talk}?ask=${speaker}#say`,
    })
    world.setNow('2026-04-01T12:00:00Z')
    const settles = await world.as('coordinator')
    const settlement = settlementInput.parse({ decidedOn: '2026-04-01' })
    await ok(write(settles, (tx) => settleDecision(tx, id, settlement)))
    const after = await onDecision(settles, id)
    expect(after['Ask Oak Street School']).toBeUndefined()
    expect(after['Credit it: Street permits']).toContain(`partnership=${place}`)
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('stands below an agenda, for the point that it fits, and is credited at a meeting that was held', async () => {
    const meetingOf = async (startsOn: string) => {
      const input = meetingInput.parse({
        partnershipId: place,
        title: 'Spring round',
        startsOn,
        startsAt: '16:00',
      })
      const { id } = await ok(write(host, (tx) => callMeeting(tx, input)))
      for (const text of ['Attendance', 'Street permits for May'])
        await ok(write(host, (tx) => addItem(tx, id, itemInput.parse({ text }))))
      return id
    }
    const coming = await meetingOf('2026-04-20')
    const page = await pageFor(lead, loadMeeting, MeetingAgenda, `/meetings/${coming}`, { meeting: coming })
    expect(page).toContain('For “Street permits for May” on the agenda')
    expect(page).toMatch(/<button[^>]*form="item"[^>]*>Ask Oak Street School/)
    expect(page).toMatch(/<form[^>]*id="item"/)
    const held = await meetingOf('2026-03-30')
    await ok(write(host, (tx) => holdMeeting(tx, held, { personIds: [] })))
    const after = await onMeeting(lead, held)
    expect(after['Ask Oak Street School']).toBeUndefined()
    expect(after['Credit it: Street permits']).toContain(`meeting=${held}`)
    await ok(write(host, (tx) => cancelMeeting(tx, coming, { reason: '' })))
    expect(await onMeeting(lead, coming)).toEqual({})
  })

  it('is asked while an item of the agenda is half typed, which is there again once they are asked', async () => {
    const input = meetingInput.parse({
      partnershipId: place,
      title: 'May round',
      startsOn: '2026-04-21',
      startsAt: '16:00',
    })
    const { id: meeting } = await ok(write(host, (tx) => callMeeting(tx, input)))
    const point = 'Street permits for the fair'
    await ok(write(host, (tx) => addItem(tx, meeting, itemInput.parse({ text: point }))))
    const speaker = (await world.as('lead', oak)).actor.personId ?? ''
    const search = async (ctx: Ctx) => {
      const to = (await onMeeting(ctx, meeting))['Ask Oak Street School'] ?? ''
      expect(to).toContain(`/demo/meetings/${meeting}?`)
      return to.slice(to.indexOf('?'))
    }
    const asks = async (ctx: Ctx, typed: Record<string, string>, at?: string) =>
      press(onAgenda, {
        params: { workspace: 'demo', meeting },
        search: at ?? (await search(ctx)),
        fields: { act: 'ask', organizationId: harbor, ...typed },
        door: { system: world.system, ctx, user: {} },
      })
    const formOf = async (path: string) =>
      pageFor(lead, loadNew, NewDiscussion, path.replace('/demo', ''), { partnership: place })
    const says = (path: string, action: typeof answer, params: object, fields: object) =>
      press(action, {
        params: { workspace: 'demo', ...params },
        search: path.slice(path.indexOf('?')).split('#')[0] ?? '',
        fields: { body: 'Which form?', mentionPersonIds: speaker, ...fields },
        door: { system: world.system, ctx: lead, user: {} },
      })

    const bare = (await asks(lead, {})).to ?? ''
    expect(Object.fromEntries(new URLSearchParams(bare.split('?')[1]))).toEqual({
      about: 'meeting',
      id: meeting,
      ask: speaker,
      title: point,
    })
    expect(await formOf(bare)).not.toContain('What you have typed for the agenda is kept')

    const begun = (await asks(lead, { text: 'Half & a bit', minutes: '15' })).to ?? ''
    const form = await formOf(begun)
    expect(form).toContain('What you have typed for the agenda is kept')
    expect(form).toContain(`value="${point}"`)
    expect(form).toMatch(new RegExp(`<input[^>]*checked[^>]*value="${speaker}"`))
    // Whoever else is asked from there takes it along.
    expect(offers(form)['Ask Oak Street School']).toContain('text=Half+%26+a+bit')
    const sent = await says(
      begun,
      beginNew,
      { partnership: place },
      { subjectKind: 'meeting', subjectId: meeting, title: point },
    )
    const again = `/demo/meetings/${meeting}?text=Half+%26+a+bit&minutes=15&organizationId=${harbor}#item`
    expect(sent).toMatchObject({ status: 303, to: again })
    const typedAgain = async (path: string) => {
      const page = await pageFor(lead, loadMeeting, MeetingAgenda, path.replace('/demo', ''), { meeting })
      expect(page).toMatch(/<input[^>]*name="text"[^>]*value="Half &amp; a bit"/)
      expect(page).toMatch(/<input[^>]*name="minutes"[^>]*value="15"/)
      expect(page).toMatch(new RegExp(`<option[^>]*value="${harbor}"[^>]*selected`))
    }
    await typedAgain(again)
    expect(await onMeeting(lead, meeting)).toHaveProperty('Ask Oak Street School')

    // The second time they are asked in what was begun.
    const going = (await asks(lead, { text: 'Half & a bit', minutes: '15' })).to ?? ''
    const discussion = /discussions\/([\w-]+)\?/.exec(going)?.[1] ?? ''
    const talk = await pageFor(lead, loadDiscussion, DiscussionPage, going.replace('/demo', ''), {
      discussion,
    })
    expect(talk).toContain('What you have typed for the agenda is kept')
    await typedAgain(/href="([^"]*)"[^>]*>Go back to it/.exec(talk)?.[1]?.replaceAll('&amp;', '&') ?? '')
    expect(offers(talk)['Ask Oak Street School']).toContain('text=Half+%26+a+bit')
    expect(await says(going, answer, { discussion }, { act: 'say' })).toMatchObject({
      status: 303,
      to: again,
    })
    expect(await says(`${going.split('?')[0]}?ask=${speaker}`, answer, { discussion }, {})).toMatchObject({
      to: expect.stringContaining(`/demo/discussions/${discussion}#post-`),
    })

    const at = await search(lead)
    const stranger = await world.as('lead', await world.organization('Furthest Away'))
    await expect(asks(stranger, { text: 'Half' }, at)).rejects.toMatchObject({ init: { status: 404 } })
    await expect(asks(await world.as('viewer'), {}, at)).rejects.toMatchObject({ init: { status: 403 } })
    const none = `?ask=${speaker}&point=${meeting}`
    await expect(asks(lead, { text: 'Half' }, none)).rejects.toMatchObject({ init: { status: 404 } })
  })

  it('stands on a goal of which something is missing', async () => {
    const { id } = await ok(
      write(host, (tx) => setGoal(tx, place, goalInput.parse({ what: 'Street permits by June' }))),
    )
    expect(await onGoal(lead, id)).toMatchObject({
      'Ask Oak Street School': expect.stringContaining(`about=goal&id=${id}&ask=`),
    })
  })

  it('is nothing where nothing fits, where the reader has left, and where all is concluded', async () => {
    const none = await begin(host, { title: 'When do we meet?' })
    expect(await onDiscussion(host, none)).not.toContain('Who may know')
    const over = await makePartnership(world, [harbor])
    const asked = { title: 'A street permit?', body: 'For May.' }
    const last = await ok(write(host, (tx) => beginDiscussion(tx, over, discussionInput.parse(asked))))
    expect(await onDiscussion(host, last.id)).toContain('Who may know')
    const concluding = await world.as('owner')
    await ok(write(concluding, (tx) => concludePartnership(tx, over, { note: '' })))
    expect(await onDiscussion(host, last.id)).not.toContain('Who may know')
    const past = await world.organization('Past Partner')
    const other = await makePartnership(world, [past, oak])
    const { id } = await ok(write(host, (tx) => beginDiscussion(tx, other, discussionInput.parse(asked))))
    const was = await world.as('lead', past)
    expect(await onDiscussion(was, id)).toContain('Who may know')
    await letLeave(world, other, past, new Date('2026-03-31T13:00:00Z'))
    world.setNow('2026-04-01T12:00:00Z')
    expect(await onDiscussion(await world.as('lead', past), id)).not.toContain('Who may know')
    world.setNow('2026-03-31T12:00:00Z')
  })

  it('is asked for by a question over the API, with a language', async () => {
    await knows(lead, 'Permits for street markets', { organizationId: harbor, languages: ['es'] })
    const ask = async (filters: Record<string, string>) => {
      const { list } = expertiseApi
      if (list === undefined) throw new Error('no list')
      const page = await read(lead, (tx) => list(tx, { query: '', limit: 50, cursor: null, filters }))
      return (page.items as { topic: string }[]).map((one) => one.topic)
    }
    const question = 'Who could tell us how permits for a street work?'
    expect((await ask({ for: question })).toSorted()).toEqual([
      'Permits for street markets',
      'Street permits',
    ])
    expect(await ask({ for: question, language: 'es' })).toEqual(['Permits for street markets'])
    expect(await ask({ for: 'Who could help us?' })).toEqual([])
  })
})
