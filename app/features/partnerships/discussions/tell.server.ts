import type { Tx } from '#platform/context/context.server.ts'
import type { NoticeKind } from '#platform/features/feature.server.ts'
import { notify } from '#platform/notices/notify.server.ts'
import { m } from '#platform/words/words.ts'
import type { Discussion } from './discussion.ts'
import { type Listener, listenersOf } from './listeners.server.ts'

export const discussionNotices: NoticeKind[] = [
  { kind: 'discussion.mention', theme: 'talk', label: () => m.notice_discussion_mention(), byMail: 'now' },
  { kind: 'discussion.post', theme: 'talk', label: () => m.notice_discussion_post(), byMail: 'now' },
]

type Place = Pick<Discussion, 'id' | 'partnershipId' | 'begunByPersonId' | 'title' | 'partnershipName'>

/**
 * Tells who listens what was said, with the words themselves: whoever is asked by name in any case, the others as they
 * wish. At once, not in a job: a job reads for the host, and would not reach what a partner keeps to itself.
 */
export async function tellOfPost(
  tx: Tx,
  place: Place,
  { body, asked }: { body: string; asked: readonly string[] },
  people: readonly Listener[],
): Promise<void> {
  const by = tx.actor.personId === null ? null : tx.actor.name
  const facts = { title: place.title, partnership: place.partnershipName }
  const notice = {
    subject: { kind: 'discussion', id: place.id },
    partnershipId: place.partnershipId,
    href: `/discussions/${place.id}`,
    quote: body,
    replyTo: { kind: 'discussion', subjectId: place.id },
  }
  await notify(tx, {
    ...notice,
    kind: 'discussion.mention',
    to: asked,
    say: () =>
      by === null
        ? m.notice_discussion_mention_program(facts)
        : m.notice_discussion_mention_text({ ...facts, person: by }),
  })
  const listening = await listenersOf(tx, place, people)
  await notify(tx, {
    ...notice,
    kind: 'discussion.post',
    to: [...listening].filter((id) => !asked.includes(id)),
    say: () =>
      by === null
        ? m.notice_discussion_post_program(facts)
        : m.notice_discussion_post_text({ ...facts, person: by }),
  })
}

/** Tells those who are asked by name in words that were changed; nobody else hears of a change. */
export const tellOfNames = (tx: Tx, place: Place, body: string, asked: readonly string[]): Promise<unknown> =>
  tellOfPost(tx, place, { body, asked }, [])
