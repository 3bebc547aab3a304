import { Form, Link, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Menu, MenuButton, MenuLink } from '#ui/menu/menu.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Section } from '#ui/section/section.tsx'
import { BehalfLabel } from '../../behalf/parts/behalf-label.tsx'
import { askIn, talkOn } from '../../discussions/panel.server.ts'
import { TalkPanel } from '../../discussions/parts/talk-panel.tsx'
import { offeredAt } from '../../expertise/offered.server.ts'
import { WhoMayKnow } from '../../expertise/parts/who-may-know.tsx'
import { meetingOfDecision } from '../../meetings/noted.server.ts'
import { frameOf } from '../../partnerships/frame.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { RecordHead } from '../../partnerships/parts/record-head.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { WhoSeesLink } from '../../sight/parts/who-sees-link.tsx'
import { isVoid, questionOf, reviewDay, spoken, takesVoices, waitsFor } from '../decision.ts'
import { DecisionFacts } from '../parts/decision-facts.tsx'
import { ReviewList } from '../parts/review-list.tsx'
import { VoiceList } from '../parts/voice-list.tsx'
import { readDecision } from '../reads.server.ts'
import { removeDecision } from '../remove.server.ts'
import { decisionWords, reviewWords } from '../say.ts'
import { unsettleDecision } from '../settle.server.ts'
import { voiceSides } from '../sides.server.ts'
import { takeBackVoice } from '../voice.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { decision: { what: string } } }) => [
  { title: data?.decision.what ?? m.decisions_title() },
]

export const loader = load(async (tx, { params, base }) => {
  const decision = await readDecision(tx, params.decision ?? '')
  const frame = await frameOf(tx, decision.partnershipId)
  const partners = presentPartners(frame.partnership.partners)
  const waiting = waitsFor(decision, partners, tx.today)
  const history = await historyOf(tx, { subjectKind: 'decision', subjectId: decision.id }, { most: 10 })
  const own = tx.actor.organizationId
  const speaks = can(tx.actor, partnershipPolicy.speakFor, { organizationId: own })
  const open = frame.can.work
  const done = spoken(decision)
  const takes = takesVoices(decision, tx.today) && !isVoid(decision, partners)
  const mine =
    decision.organizationId === own
      ? can(tx.actor, partnershipPolicy.keepCommitments, { organizationId: own })
      : can(tx.actor, partnershipPolicy.actOnBehalf)
  const free = decision.settlement === null
  const review = reviewDay(decision)
  const talk = await talkOn(
    tx,
    { kind: 'decision', id: decision.id, partnershipId: decision.partnershipId },
    open,
  )
  return {
    decision,
    meeting: await meetingOfDecision(tx, decision.id),
    frame,
    history,
    talk,
    offered: await offeredAt(tx, {
      frame,
      questions: [questionOf(decision)],
      ask: (ids) => (free ? askIn(talk, ids) : null),
      used: () => !free,
      credit: { for: decision.what.slice(0, 500) },
    }),
    base,
    partners,
    waiting: waiting.map((one) => one.name),
    spoke: done.has(own),
    reviewDue: review !== null && review <= tx.today,
    can: {
      vote: open && takes && voiceSides(tx, decision, partners).length > 0,
      takeBack: open && speaks && takes && !decision.anonymous && done.has(own),
      settle: open && speaks && free && waiting.length === 0,
      unsettle: open && speaks && !free && decision.reviews.length === 0 && !decision.anonymous,
      review: open && !free,
      change: open && mine && free && done.size === 0,
      remove: open && mine && free && [...done].every((one) => one === decision.organizationId),
    },
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.decision ?? ''
  const here = `${base}/decisions/${id}`
  if (form.get('act') === 'take-back') {
    const answer = await takeBackVoice(tx, id)
    return isRefusal(answer) ? answer : done(here, m.decision_voice_taken_back())
  }
  if (form.get('act') === 'unsettle') {
    const answer = await unsettleDecision(tx, id)
    return isRefusal(answer) ? answer : done(here, m.decision_unsettled_said(), answer.historyId)
  }
  const { partnershipId } = await readDecision(tx, id)
  const answer = await removeDecision(tx, id)
  return isRefusal(answer)
    ? answer
    : done(`${base}/partnerships/${partnershipId}/decisions`, m.decision_removed(), answer.historyId)
})

export default function DecisionPage() {
  const data = useLoaderData<typeof loader>()
  const {
    decision,
    meeting,
    frame,
    history,
    talk,
    partners,
    waiting,
    spoke,
    reviewDue,
    can: may,
    base,
  } = data
  const { problem } = useProblem()
  const { today, partnership } = frame
  const here = `${base}/decisions/${decision.id}`
  const more = may.change || may.remove || may.takeBack || may.unsettle || (may.review && !reviewDue)
  const review = reviewWords(decision, today)
  return (
    <>
      <RecordHead
        base={base}
        partnership={partnership}
        among={{ label: m.decisions_title(), path: '/decisions' }}
        title={<span lang={decision.language ?? undefined}>{decision.what}</span>}
        lede={decisionWords(decision, partners, today)}
        actions={
          <>
            {may.vote && !(decision.anonymous && spoke) && (
              <ButtonLink look={spoke ? undefined : 'go'} to={`${here}/vote`}>
                {spoke ? m.decision_vote_change() : m.decision_vote()}
              </ButtonLink>
            )}
            {may.settle && (
              <ButtonLink look="go" to={`${here}/settle`}>
                {m.decision_settle()}
              </ButtonLink>
            )}
            {more && (
              <Menu label={m.more()}>
                {may.review && <MenuLink to={`${here}/review`}>{m.decision_review()}</MenuLink>}
                {may.change && <MenuLink to={`${here}/edit`}>{m.change()}</MenuLink>}
                <Form method="post">
                  {may.takeBack && (
                    <MenuButton name="act" value="take-back">
                      {m.decision_voice_take_back()}
                    </MenuButton>
                  )}
                  {may.unsettle && (
                    <MenuButton name="act" value="unsettle">
                      {m.decision_unsettle()}
                    </MenuButton>
                  )}
                  {may.remove && (
                    <MenuButton name="act" value="remove" danger>
                      {m.remove()}
                    </MenuButton>
                  )}
                </Form>
              </Menu>
            )}
          </>
        }
      />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        {review !== null && (
          <Notice action={may.review && <ButtonLink to={`${here}/review`}>{m.decision_review()}</ButtonLink>}>
            {review}
          </Notice>
        )}
        {meeting !== null && (
          <p className="soft">
            <Link to={`${base}/meetings/${meeting.id}/minutes`}>
              {m.meeting_decision_noted_in({ meeting: meeting.title })}
            </Link>
          </p>
        )}
        <div className="split">
          <div className="stack" style={{ '--gap': 'var(--s6)' }}>
            {decision.settlement !== null && decision.settlement.note !== '' && (
              <Section title={m.decision_settle_note()}>
                <p className="prose">{decision.settlement.note}</p>
              </Section>
            )}
            <Section title={decision.anonymous ? m.decision_votes() : m.decision_voices()}>
              <VoiceList
                decision={decision}
                waiting={waiting}
                partners={partnership.partners}
                today={today}
              />
            </Section>
            <ReviewList reviews={decision.reviews} today={today} />
          </div>
          <DecisionFacts decision={decision} partners={partnership.partners} />
        </div>
        <WhoMayKnow offered={data.offered} base={base} />
        <TalkPanel talk={talk} base={base} />
        <Section title={m.decision_history()}>
          <p className="soft small" style={{ marginBlockEnd: 'var(--s3)' }}>
            {m.decision_by({
              organization: decision.organizationName,
              day: formatDay(decision.proposedOn, today),
            })}
          </p>
          {decision.behalf !== null && (
            <p>
              <BehalfLabel behalf={decision.behalf} today={today} />
            </p>
          )}
          <History lines={history} />
          <WhoSeesLink base={base} partnershipId={partnership.id} kind="decision" id={decision.id} />
        </Section>
      </div>
    </>
  )
}
