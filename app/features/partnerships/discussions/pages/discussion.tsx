import { Form, Link, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { dayIn } from '#platform/context/days.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { attachIfChosen } from '#platform/files/attach.server.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { type Act, act, done, loadTraced } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { Section } from '#ui/section/section.tsx'
import { offeredAt } from '../../expertise/offered.server.ts'
import { WhoMayKnow } from '../../expertise/parts/who-may-know.tsx'
import { agendaWith, keptItem } from '../../meetings/kept-item.ts'
import { KeptNote } from '../../meetings/parts/kept-note.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { RecordHead } from '../../partnerships/parts/record-head.tsx'
import { WhoSeesLink } from '../../sight/parts/who-sees-link.tsx'
import { currentVision } from '../../visions/reads.server.ts'
import { askedBesides } from '../ask.server.ts'
import { discussedIn } from '../discussed.server.ts'
import { postPolicy, standsIn } from '../discussion.ts'
import { ownPartnershipWish } from '../follow.server.ts'
import { postInput } from '../inputs.ts'
import { withinEarshot } from '../listeners.server.ts'
import { readUpToNow } from '../mark-read.server.ts'
import { hearingWords } from '../panel.server.ts'
import { PostItem } from '../parts/post-item.tsx'
import { SayFields } from '../parts/say-fields.tsx'
import { postsIn } from '../posts.server.ts'
import { takesPartIn } from '../reach.server.ts'
import { readDiscussion } from '../reads.server.ts'
import { removePost } from '../remove.server.ts'
import { saidWords } from '../say.ts'
import { sayInDiscussion } from '../say-in.server.ts'
import { setMentionAside } from '../set-aside.server.ts'
import { postsOnPage } from '../view.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { discussion: { title: string } } }) => [
  { title: data?.discussion.title ?? m.discussions_title() },
]

export const loader = loadTraced(
  async (tx, { params, url, base }) => {
    const discussion = await readDiscussion(tx, params.discussion ?? '')
    const { id, partnershipId, passage } = discussion
    const frame = await frameOf(tx, partnershipId)
    const people = frame.can.work ? await withinEarshot(tx, discussion) : []
    const posts = await postsIn(tx, id)
    const agenda = agendaKept(discussion, url)
    const vision = passage === null ? null : await currentVision(tx, partnershipId)
    return {
      discussion,
      begunOn: formatDay(dayIn(tx.workspace.timeZone, discussion.begunAt), tx.today),
      about: await discussedIn(tx, partnershipId, discussion.subjectKind, discussion.subjectId),
      partnership: frame.partnership.name,
      passageStands: passage !== null && vision !== null && standsIn(passage.text, vision.text),
      posts: await postsOnPage(tx, discussion, posts, frame.can.work),
      people: people.filter((one) => one.id !== tx.actor.personId),
      asked: url.searchParams.getAll('ask'),
      agenda,
      offered: await offeredAt(tx, {
        frame,
        audience: discussion.audience,
        questions: [{ asked: discussion.title, said: askedAndSaidLast(posts) }],
        ask: (ids) =>
          `/discussions/${id}?${[...ids.map((one) => `ask=${one}`), ...(agenda === null ? [] : [keptItem(url.searchParams)])].join('&')}#say`,
        used: (holder) =>
          posts.some((post) =>
            holder.personId === null
              ? post.organizationId === holder.organizationId
              : post.personId === holder.personId,
          ),
        // What a credit is for is read by all partners.
        ...(discussion.audience === 'partnership' ? { credit: { for: discussion.title } } : {}),
      }),
      hearing: hearingWords(
        discussion.wish,
        await ownPartnershipWish(tx, partnershipId),
        await takesPartIn(tx, id),
      ),
      history: await historyOf(tx, { subjectKind: 'discussion', subjectId: id }, { most: 10 }),
      may: {
        say: frame.can.work,
        rename:
          frame.can.work &&
          can(tx.actor, postPolicy.rename, {
            organizationId: discussion.organizationId,
            personId: discussion.begunByPersonId,
          }),
      },
      base,
    }
  },
  (tx, { discussion }) => readUpToNow(tx, discussion.id),
)

/** Within the workspace: the agenda for which something is half typed meanwhile, null where there is none. */
function agendaKept({ subjectKind, subjectId }: { subjectKind: string; subjectId: string }, url: URL) {
  const kept = keptItem(url.searchParams)
  return subjectKind === 'meeting' && kept.size > 0 ? agendaWith(subjectId, kept) : null
}

/** What was asked first, and what was said last: a long talk in between is about many things. */
const askedAndSaidLast = (posts: readonly { body: string }[]): string =>
  [posts[0]?.body, ...(posts.length > 1 ? [posts.at(-1)?.body] : [])].join('\n')

/** Who is asked besides is ticked in the form, beside what was typed there. */
const ask: Act = async (tx, { form, params, url, base }) => {
  const { id } = await readDiscussion(tx, params.discussion ?? '')
  return { to: `${base}/discussions/${id}`, typed: askedBesides(form, url) }
}

export const action = act(
  async (tx, { form, params, url, base }) => {
    const id = params.discussion ?? ''
    const here = `${base}/discussions/${id}`
    if (form.get('act') === 'set-aside') {
      const { historyId } = await setMentionAside(tx, String(form.get('post')))
      return done(here, m.post_set_aside_said(), historyId)
    }
    if (form.get('act') === 'remove') {
      const { partnershipId } = await readDiscussion(tx, id)
      const answer = await removePost(tx, String(form.get('post')))
      if (isRefusal(answer)) return answer
      const left = await readDiscussion(tx, id).catch(() => null)
      return done(
        left === null ? `${base}/partnerships/${partnershipId}/discussions` : here,
        m.post_removed(),
        answer.historyId,
      )
    }
    const said = await sayInDiscussion(tx, id, parseForm(postInput, form))
    if (isRefusal(said)) return said
    const discussion = await readDiscussion(tx, id)
    const { partnershipId, audience } = discussion
    const refused = await attachIfChosen(
      tx,
      { subject: { kind: 'post', id: said.id }, partnershipId, audience },
      form,
    )
    if (isRefusal(refused)) return refused
    const agenda = agendaKept(discussion, url)
    const to = agenda === null ? `${here}#post-${said.id}` : `${base}${agenda}`
    return { to, undo: said.historyId, ...saidWords(said.asked) }
  },
  { ask },
)

export default function DiscussionPage() {
  const data = useLoaderData<typeof loader>()
  const { discussion, about, partnership, passageStands, posts, people, hearing, history, may, base } = data
  const { problem, pending } = useProblem()
  const here = `${base}/discussions/${discussion.id}`
  const { passage } = discussion
  const facts = { organization: discussion.organizationName, day: data.begunOn }
  const isPrivate = discussion.audience === 'organization'
  return (
    <>
      <RecordHead
        base={base}
        partnership={{ id: discussion.partnershipId, name: partnership }}
        among={{ label: m.discussions_title(), path: '/discussions' }}
        title={<span lang={discussion.language ?? undefined}>{discussion.title}</span>}
        lede={
          discussion.begunBy === null
            ? m.discussion_lede_nobody(facts)
            : m.discussion_lede({ ...facts, person: discussion.begunBy })
        }
        actions={may.rename && <ButtonLink to={`${here}/edit`}>{m.discussion_rename()}</ButtonLink>}
      />
      <div className="stack measure" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        <div className="stack">
          {about !== null && (
            <p>
              {m.discussion_on()}{' '}
              <Link to={`${base}${about.href}`}>
                {about.kind === 'vision' || about.kind === 'partnership'
                  ? about.title
                  : m.discussion_about({ kind: about.label, title: about.title })}
              </Link>
            </p>
          )}
          {passage !== null && (
            <Quote
              by={
                passageStands
                  ? m.discussion_passage_now()
                  : m.discussion_passage_gone({ number: passage.number })
              }
            >
              {passage.text}
            </Quote>
          )}
          {isPrivate && (
            <p>
              <AudienceMark audience="organization">
                {m.discussion_private({ organization: discussion.organizationName })}
              </AudienceMark>
            </p>
          )}
        </div>
        <section>
          <h2 className="aloud">{m.discussion_posts({ count: posts.length })}</h2>
          <ol className="posts">
            {posts.flatMap((post) => [
              ...(post.isFirstNew
                ? [
                    <li key={`new-${post.id}`} className="posts-new">
                      {m.discussion_new_from_here()}
                    </li>,
                  ]
                : []),
              <PostItem key={post.id} post={post} base={base} />,
            ])}
          </ol>
        </section>
        <WhoMayKnow offered={data.offered} base={base} form="answer" />
        {may.say && (
          <Section title={m.discussion_say()} id="say">
            <Form id="answer" method="post" encType="multipart/form-data" className="form" key={posts.length}>
              {data.agenda !== null && <KeptNote to={`${base}${data.agenda}`} />}
              <SayFields
                label={m.discussion_words()}
                people={people}
                asked={data.asked}
                audience={
                  <AudienceMark audience={discussion.audience}>
                    {isPrivate
                      ? m.discussion_audience_us({ organization: discussion.organizationName })
                      : m.discussion_audience_all({ partnership })}
                  </AudienceMark>
                }
              />
              <FormActions>
                <Button look="go" name="act" value="say" pending={pending}>
                  {m.discussion_send()}
                </Button>
              </FormActions>
            </Form>
          </Section>
        )}
        <Section title={m.discussion_hearing()}>
          <p>
            {hearing} <Link to={`${here}/hear`}>{m.discussion_hearing_change()}</Link>
          </p>
        </Section>
        <Section title={m.discussion_history()}>
          <History lines={history} />
          <WhoSeesLink
            base={base}
            partnershipId={discussion.partnershipId}
            kind="discussion"
            id={discussion.id}
          />
        </Section>
      </div>
    </>
  )
}
