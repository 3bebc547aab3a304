import { useLoaderData } from 'react-router'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { landscapePolicy } from '../../policy.ts'
import { changeCommunity } from '../change.server.ts'
import { communityChange } from '../inputs.ts'
import { CommunityForm } from '../parts/community-form.tsx'
import { readCommunity } from '../reads.server.ts'

export const meta = () => [{ title: m.community_change() }]

export const loader = load(async (tx, { params, base }) => {
  const community = await readCommunity(tx, params.community ?? '')
  allow(tx.actor, landscapePolicy.keepCommunities)
  return { community, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.community ?? ''
  await changeCommunity(tx, id, parseForm(communityChange, form))
  return done(`${base}/communities/${id}`, m.community_changed())
})

export default function EditCommunity() {
  const { community, base } = useLoaderData<typeof loader>()
  const here = `${base}/communities/${community.id}`
  return (
    <NarrowPage title={m.community_change()} back={{ to: here, label: community.name }}>
      <CommunityForm community={community} back={here} />
    </NarrowPage>
  )
}
