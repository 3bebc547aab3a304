import { useLoaderData } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../../partnerships/index.server.ts'
import { PartnershipFrame } from '../../../partnerships/index.tsx'
import { RoadmapParts } from '../parts/roadmap-page.tsx'
import { viewOf } from '../view.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) => [
  {
    title:
      data === undefined
        ? m.roadmap_title()
        : m.roadmap_title_of({ partnership: data.frame.partnership.name }),
  },
]

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  return { frame, view: await viewOf(tx, url, base, frame.partnership.id), base }
})

export default function PartnershipRoadmap() {
  const { frame, view, base } = useLoaderData<typeof loader>()
  return (
    <PartnershipFrame frame={frame} base={base}>
      <Section title={m.roadmap_title()} lede={m.roadmap_lede()}>
        <RoadmapParts
          view={view}
          path={`${base}/partnerships/${frame.partnership.id}/roadmap`}
          where={false}
        />
      </Section>
    </PartnershipFrame>
  )
}
