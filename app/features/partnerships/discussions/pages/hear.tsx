import { useLoaderData } from 'react-router'
import { act, done, load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { wishes } from '../discussion.ts'
import { wishOfDiscussion } from '../follow.server.ts'
import { HearForm } from '../parts/hear-form.tsx'
import { readDiscussion } from '../reads.server.ts'

export const meta = () => [{ title: m.discussion_hearing() }]

export const loader = load(async (tx, { params, base }) => {
  const { id, title, wish } = await readDiscussion(tx, params.discussion ?? '')
  return { title, wish, back: `${base}/discussions/${id}` }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.discussion ?? ''
  const wish = wishes.find((one) => one === form.get('wish')) ?? null
  await wishOfDiscussion(tx, id, wish)
  return done(
    `${base}/discussions/${id}`,
    wish === 'follow'
      ? m.discussion_followed()
      : wish === 'mute'
        ? m.discussion_muted_said()
        : m.discussion_defaulted(),
  )
})

export default function HearDiscussion() {
  const { title, wish, back } = useLoaderData<typeof loader>()
  return (
    <NarrowPage title={m.discussion_hearing()} back={{ to: back, label: title }}>
      <HearForm wish={wish} all={false} back={back} />
    </NarrowPage>
  )
}
