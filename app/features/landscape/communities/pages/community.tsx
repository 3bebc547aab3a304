import { Form, useLoaderData } from 'react-router'
import { act, done, load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { Menu } from '#ui/menu/menu.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { landscapePolicy } from '../../policy.ts'
import { readCommunity } from '../reads.server.ts'
import { removeCommunity } from '../remove.server.ts'

export const meta = ({ loaderData }: { loaderData?: { community: { name: string } } }) => [
  { title: loaderData?.community.name ?? m.communities_title() },
]

export const loader = load(async (tx, { params, base }) => ({
  community: await readCommunity(tx, params.community ?? ''),
  base,
  can: { change: can(tx.actor, landscapePolicy.keepCommunities) },
}))

/** The page's one act: removing, with the way back. */
export const action = act(async (tx, { params, base }) => {
  const { historyId } = await removeCommunity(tx, params.community ?? '')
  return done(`${base}/communities`, m.community_removed(), historyId)
})

export default function CommunityPage() {
  const { community, base, can: may } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead
        crumbsLabel={m.breadcrumbs()}
        crumbs={[{ label: m.communities_title(), to: `${base}/communities` }, { label: community.name }]}
        title={community.name}
        lede={community.place || undefined}
        actions={
          may.change && (
            <>
              <ButtonLink to={`${base}/communities/${community.id}/edit`}>{m.change()}</ButtonLink>
              <Menu label={m.more()}>
                <Form method="post">
                  <Button look="danger">{m.remove()}</Button>
                </Form>
              </Menu>
            </>
          )
        }
      />
      {community.description !== '' && <p className="prose">{community.description}</p>}
      {community.population !== null && (
        <KeyValues items={[{ term: m.community_population(), value: formatNumber(community.population) }]} />
      )}
    </>
  )
}
