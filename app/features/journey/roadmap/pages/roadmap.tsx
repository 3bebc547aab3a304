import { useLoaderData } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { RoadmapParts } from '../parts/roadmap-page.tsx'
import { viewOf } from '../view.server.ts'

export const meta = () => [{ title: m.roadmap_title() }]

export const loader = load((tx, { url, base }) => viewOf(tx, url, base))

export default function RoadmapPage() {
  const view = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={m.roadmap_title()} lede={m.roadmap_lede_all()} />
      <RoadmapParts view={view} path={`${view.base}/roadmap`} where />
    </>
  )
}
