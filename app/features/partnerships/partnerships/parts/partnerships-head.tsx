import type { ReactNode } from 'react'
import { m } from '#platform/words/words.ts'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'

/** Over every page that looks across all partnerships in reach, and the way to the others. Pages start at h2. */
export function PartnershipsHead({
  base,
  lede,
  actions,
  seesAcross,
}: {
  base: string
  lede: string
  actions?: ReactNode
  seesAcross: boolean
}) {
  return (
    <>
      <PageHead title={m.partnerships_title()} lede={lede} actions={actions} />
      <Tabs
        label={m.partnerships_across()}
        items={[
          { to: `${base}/partnerships`, label: m.partnerships_all(), end: true },
          { to: `${base}/proposals`, label: m.proposals_title() },
          { to: `${base}/roadmap`, label: m.roadmap_title() },
          { to: `${base}/warnings`, label: m.warnings_title() },
          ...(seesAcross ? [{ to: `${base}/equity`, label: m.equity_title() }] : []),
        ]}
      />
    </>
  )
}
