import { useLoaderData } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { PartnershipsHead } from '../../../partnerships/index.tsx'
import { partnershipPolicy } from '../../../partnerships/policy.ts'
import { RoadmapParts } from '../parts/roadmap-page.tsx'
import { viewOf } from '../view.server.ts'

export const meta = () => [{ title: m.roadmap_title() }]

export const loader = load(async (tx, { url, base }) => ({
  view: await viewOf(tx, url, base),
  seesAcross: can(tx.actor, partnershipPolicy.seeAcross),
}))

export default function RoadmapPage() {
  const { view, seesAcross } = useLoaderData<typeof loader>()
  return (
    <>
      <PartnershipsHead base={view.base} lede={m.roadmap_lede_all()} seesAcross={seesAcross} />
      <h2 className="aloud">{m.roadmap_title()}</h2>
      <RoadmapParts view={view} path={`${view.base}/roadmap`} where />
    </>
  )
}
