import { useLoaderData } from 'react-router'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { landscapePolicy } from '../../policy.ts'
import { addCommunity } from '../add.server.ts'
import { communityInput } from '../inputs.ts'
import { CommunityForm } from '../parts/community-form.tsx'

export const meta = () => [{ title: m.community_add() }]

export const loader = load(async (tx, { base }) => {
  allow(tx.actor, landscapePolicy.keepCommunities)
  return { base }
})

export const action = act(async (tx, { form, base }) => {
  const { id } = await addCommunity(tx, parseForm(communityInput, form))
  return done(`${base}/communities/${id}`, m.community_added())
})

export default function NewCommunity() {
  const { base } = useLoaderData<typeof loader>()
  return (
    <NarrowPage title={m.community_add()} back={{ to: `${base}/communities`, label: m.communities_title() }}>
      <CommunityForm back={`${base}/communities`} />
    </NarrowPage>
  )
}
