import { useLoaderData } from 'react-router'
import { act, done, load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { wishes } from '../discussion.ts'
import { ownPartnershipWish, wishOfPartnership } from '../follow.server.ts'
import { HearForm } from '../parts/hear-form.tsx'

export const meta = () => [{ title: m.discussion_hearing() }]

export const loader = load(async (tx, { params, base }) => {
  const { id, name } = await readPartnership(tx, params.partnership ?? '')
  return { name, wish: await ownPartnershipWish(tx, id), back: `${base}/partnerships/${id}/discussions` }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const wish = wishes.find((one) => one === form.get('wish')) ?? null
  await wishOfPartnership(tx, id, wish)
  return done(
    `${base}/partnerships/${id}/discussions`,
    wish === 'follow'
      ? m.discussions_followed()
      : wish === 'mute'
        ? m.discussions_muted()
        : m.discussions_defaulted(),
  )
})

export default function HearPartnership() {
  const { name, wish, back } = useLoaderData<typeof loader>()
  return (
    <NarrowPage
      title={m.discussion_hearing()}
      back={{ to: back, label: m.discussions_of({ partnership: name }) }}
    >
      <HearForm wish={wish} all back={back} />
    </NarrowPage>
  )
}
