import { Form, useLoaderData } from 'react-router'
import { countTry, publicForm } from '#platform/accounts/attempts.server.ts'
import { Door } from '#platform/accounts/parts/door-page.tsx'
import { read, write } from '#platform/context/transaction.server.ts'
import { isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { actOpen, done, loadOpen } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatMoment } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Section } from '#ui/section/section.tsx'
import { Written } from '#ui/written/written.tsx'
import { talkOfMinutes } from '../../discussions/of-minutes.server.ts'
import { postsIn } from '../../discussions/posts.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { partnershipPolicy } from '../../policy.ts'
import { around } from '../around.server.ts'
import { minutesOf, sendingOf } from '../beside.server.ts'
import { confirmInput, readInput, wrongInput } from '../inputs.ts'
import { minutesHolder } from '../keyed.server.ts'
import { readAsSent } from '../meeting.ts'
import { MinutesText } from '../parts/minutes-text.tsx'
import { SaidOfMinutes, SayOfMinutes } from '../parts/of-minutes.tsx'
import { SendingWords } from '../parts/sending-words.tsx'
import { whenWords } from '../say.ts'
import { sayOfMinutes } from '../say-of-minutes.server.ts'
import { confirmMinutes } from '../send.server.ts'

export const meta = () => [{ title: m.minutes_title() }, { name: 'robots', content: 'noindex' }]

/** The page behind the link of the mail: no account, nothing but the minutes of one meeting. */
export const loader = loadOpen(async ({ door, params }) => {
  const { ctx, meetingId, state } = await minutesHolder(door, params.token ?? '')
  return read(ctx, async (tx) => {
    const { meeting, frame } = await around(tx, meetingId)
    const sending = await sendingOf(tx, meeting)
    const minutes = await minutesOf(tx, meeting)
    if (sending === null || minutes === null) throw new NotFound()
    const workspace = tx.workspace.name
    if (state === 'lapsed') return { state, workspace, sender: sending.organization.name }
    const own = { organizationId: tx.actor.organizationId }
    const talk = await talkOfMinutes(tx, meeting.id)
    return {
      state,
      workspace,
      meeting,
      minutes,
      sending,
      partners: presentPartners(frame.partnership.partners).map((one) => ({
        id: one.organizationId,
        name: one.name,
      })),
      organization:
        frame.partnership.partners.find((one) => one.organizationId === own.organizationId)?.name ?? '',
      confirmed: sending.confirmedBy.some((one) => one.id === own.organizationId),
      changed: !readAsSent(minutes, sending),
      concluded: frame.standing === 'concluded',
      may: { say: frame.can.work, confirm: frame.can.work && can(tx.actor, partnershipPolicy.speakFor, own) },
      said: (talk === null ? [] : await postsIn(tx, talk.id)).map((post) => ({
        id: post.id,
        who: post.personName,
        organization: post.organizationName,
        seed: post.personId,
        body: post.body,
        language: post.language,
        at: post.createdAt.toISOString(),
        when: formatMoment(post.createdAt, tx.timeZone),
      })),
      zone: tx.timeZone,
    }
  })
})

export const action = actOpen(async ({ door, params, form }) => {
  await countTry(door.system, `minutes:${door.address}`, publicForm)
  const token = params.token ?? ''
  const { ctx, meetingId, state } = await minutesHolder(door, token)
  if (state === 'lapsed') return new Refusal('minutes_link_lapsed')
  const answer =
    form.get('act') === 'say'
      ? await write(ctx, (tx) => sayOfMinutes(tx, meetingId, parseForm(wrongInput, form)))
      : await write(ctx, (tx) =>
          confirmMinutes(tx, meetingId, confirmInput.parse(parseForm(readInput, form))),
        )
  // Pressed twice, or by two who hold a key, it is confirmed all the same.
  if (isRefusal(answer) && answer.code !== 'minutes_confirmed_already') return answer
  return done(`/confirm-minutes/${encodeURIComponent(token)}`)
})

export default function KeyedMinutes() {
  const found = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  if (found.state === 'lapsed')
    return (
      <Door name={found.workspace}>
        <NarrowPage
          title={m.minutes_link_lapsed_title()}
          lede={m.minutes_link_lapsed({ organization: found.sender })}
        >
          <FormTrouble problem={problem} />
        </NarrowPage>
      </Door>
    )
  const {
    meeting,
    minutes,
    sending,
    partners,
    organization,
    confirmed,
    changed,
    concluded,
    may,
    said,
    zone,
  } = found
  const facts = {
    organization,
    sender: sending.organization.name,
    partnership: meeting.partnershipName,
  }
  return (
    <Door name={found.workspace} wide>
      <NarrowPage
        title={
          <Written inline lang={meeting.language}>
            {meeting.title}
          </Written>
        }
        lede={m.minutes_keyed_lede(facts)}
      >
        <div className="stack" style={{ '--gap': 'var(--s6)' }}>
          <FormTrouble problem={problem} labels={{ body: m.minutes_wrong_words() }} />
          {confirmed && !changed && <Notice tone="success">{m.minutes_keyed_confirmed(facts)}</Notice>}
          {changed && <Notice>{m.minutes_keyed_changed()}</Notice>}
          <Section title={m.minutes_title()}>
            <p className="soft">{whenWords(meeting)}</p>
            <MinutesText minutes={minutes} />
            <div className="small">
              <SendingWords sending={sending} minutes={minutes} partners={partners} zone={zone} />
            </div>
            {may.confirm && !confirmed && !changed && (
              <Form method="post">
                <input type="hidden" name="sendingId" value={sending.id} />
                <Button look="go" name="act" value="confirm" pending={pending}>
                  {m.minutes_confirm()}
                </Button>
              </Form>
            )}
            {may.say && !may.confirm && !confirmed && <p className="soft">{m.minutes_keyed_others(facts)}</p>}
          </Section>
          <SaidOfMinutes said={said} />
          {may.say && <SayOfMinutes />}
          {concluded && <Notice>{m.minutes_keyed_concluded()}</Notice>}
        </div>
      </NarrowPage>
    </Door>
  )
}
