import { beginDiscussion } from '#features/partnerships/discussions/begin.server.ts'
import { wishOfDiscussion } from '#features/partnerships/discussions/follow.server.ts'
import { discussionInput, postInput } from '#features/partnerships/discussions/inputs.ts'
import { setRead } from '#features/partnerships/discussions/mark-read.server.ts'
import { sayInDiscussion } from '#features/partnerships/discussions/say-in.server.ts'
import { setMentionAside } from '#features/partnerships/discussions/set-aside.server.ts'
import { visionVersions } from '#features/partnerships/visions/reads.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { hold } from '#platform/mailbox/hold.server.ts'
import type { IncomingMail } from '#platform/mailbox/reading/read-mail.server.ts'
import { discussions, type ToldDiscussion, type ToldPost } from '../discussions.ts'
import type { Circle } from './circle.server.ts'

/** What was said in a partnership, by whoever said it, on its page or by mail; those who were there have read it. */
export function tellDiscussions(circle: Circle): void {
  const { story, told, town } = circle
  const as = ({ by, day }: { by: string; day: number }) =>
    by === 'program' ? town.operator(day) : circle.as(by, day)
  for (const discussion of discussions.filter((one) => one.partnership === told.key)) {
    const [first, ...answers] = discussion.posts
    const what = discussion.title?.text ?? first.words.text
    const coming = (post: ToldPost) => (post.byMail === undefined ? undefined : ({ cameBy: 'mail' } as const))
    let id = ''
    story.on(first.day, 'discussed', what, async () => {
      const tx = await as(first)
      const begun = await beginDiscussion(
        tx,
        circle.id,
        discussionInput.parse({
          ...(await subjectOf(circle, tx, discussion)),
          title: discussion.title?.text ?? '',
          body: first.words.text,
          language: first.words.language,
          audience: discussion.private === true ? 'organization' : 'partnership',
        }),
      )
      if (!isRefusal(begun)) id = begun.id
      return begun
    })
    for (const post of answers)
      story.on(post.day, 'discussed', what, async () => {
        const said = await sayInDiscussion(
          await as(post),
          id,
          postInput.parse({ body: post.words.text, language: post.words.language }),
          coming(post),
        )
        if (post.setAside !== undefined && !isRefusal(said))
          await setMentionAside(await as(post.setAside), said.id)
        return said
      })
    for (const { by, day, wish } of discussion.follows ?? [])
      story.on(day, 'discussed', `${what} for ${by}`, async () =>
        wishOfDiscussion(await circle.as(by, day), id, wish),
      )
    const { held } = discussion
    if (held !== undefined)
      story.on(held.day, 'discussed', `${what} by a stranger`, () => {
        const tx = town.operator(held.day)
        const to = { kind: 'discussion', subjectId: id, personId: town.id('person', held.to) }
        return hold(tx, to, mailOf(held, tx.now), { reason: 'address' })
      })
    // What is older than a week everybody has read who reads at all.
    const last = discussion.posts.at(-1)?.day ?? first.day
    if (last < -7 && discussion.private !== true)
      story.on(last + 1, 'discussed', `${what} read`, async () => {
        for (const person of town.signingIn())
          if (circle.holds(person)) await setRead(await circle.as(person, last + 1), [id])
      })
  }
}

const mailOf = (
  { from, subject, text, file }: NonNullable<ToldDiscussion['held']>,
  sentAt: Date,
): IncomingMail => ({
  key: subject,
  messageId: '',
  from,
  recipients: [],
  subject,
  text,
  html: null,
  calendar: null,
  files: [{ name: file.name, mediaType: 'text/csv', bytes: new TextEncoder().encode(file.text) }],
  tooLarge: [],
  sentAt,
  automatic: null,
})

async function subjectOf(circle: Circle, tx: Tx, { about, passage }: ToldDiscussion) {
  if (about === undefined) return {}
  const subjectKind = about.kind
  if (about.kind === 'vision') {
    if (passage === undefined) return { subjectKind, subjectId: circle.id }
    const version = (await visionVersions(tx, circle.id)).find((one) => one.number === passage.version)
    return { subjectKind, subjectId: circle.id, passage: passage.words, visionVersionId: version?.id ?? null }
  }
  if (about.kind === 'goal' || about.kind === 'agreement')
    return { subjectKind, subjectId: circle.town.id(about.kind, circle.key(about.key ?? '')) }
  const table = about.kind === 'meeting' ? 'meetings' : 'decisions'
  const found = await tx.db
    .selectFrom(table)
    .where('workspaceId', '=', tx.workspace.id)
    .where('partnershipId', '=', circle.id)
    .where(table === 'meetings' ? 'title' : 'what', '=', about.key ?? '')
    .select('id')
    .executeTakeFirstOrThrow()
  return { subjectKind, subjectId: found.id }
}
