import { Form, Link, useLoaderData } from 'react-router'
import { act, done, load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { Menu } from '#ui/menu/menu.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { organizationKindName } from '../../names.ts'
import { listOrganizations } from '../../organizations/list.server.ts'
import { panelsOf } from '../../panels.server.ts'
import { Panels } from '../../parts/panels.tsx'
import { landscapePolicy } from '../../policy.ts'
import { readCommunity } from '../reads.server.ts'
import { removeCommunity } from '../remove.server.ts'

export const meta = ({ loaderData }: { loaderData?: { community: { name: string } } }) => [
  { title: loaderData?.community.name ?? m.communities_title() },
]

/** So many of those who serve it stand on its page; the list of organizations has them all. */
const most = 20

export const loader = load(async (tx, { params, base }) => {
  const community = await readCommunity(tx, params.community ?? '')
  const serving = await listOrganizations(tx, {
    query: '',
    filters: { community: community.id },
    direction: 'asc',
    cursor: null,
    limit: most,
  })
  return {
    community,
    serving: serving.items.map(({ id, name, kind, city }) => ({ id, name, kind, city })),
    total: serving.total,
    panels: await panelsOf(tx, 'community', community.id),
    base,
    can: { change: can(tx.actor, landscapePolicy.keepCommunities) },
  }
})

/** The page's one act: removing, with the way back. */
export const action = act(async (tx, { params, base }) => {
  const { historyId } = await removeCommunity(tx, params.community ?? '')
  return done(`${base}/communities`, m.community_removed(), historyId)
})

export default function CommunityPage() {
  const { community, serving, total, panels, base, can: may } = useLoaderData<typeof loader>()
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
      <div className="stack">
        {community.description !== '' && <p className="prose">{community.description}</p>}
        {community.population !== null && (
          <KeyValues
            items={[{ term: m.community_population(), value: formatNumber(community.population) }]}
          />
        )}
      </div>
      <Section
        title={m.community_served_by()}
        aside={
          total > 0 && (
            <Link to={`${base}/organizations?community=${community.id}`}>
              {m.community_served_by_all({ count: formatNumber(total) })}
            </Link>
          )
        }
      >
        {total === 0 ? (
          <EmptyState level={3} title={m.community_served_by_none()}>
            <p>{m.community_served_by_none_why()}</p>
          </EmptyState>
        ) : (
          <Rows label={m.community_served_by()}>
            {serving.map((one) => (
              <Row
                key={one.id}
                title={one.name}
                to={`${base}/organizations/${one.id}`}
                who={[organizationKindName(one.kind), one.city].filter((part) => part !== '').join(' · ')}
              />
            ))}
          </Rows>
        )}
      </Section>
      <Panels panels={panels} base={base} />
    </>
  )
}
