import type { ReactNode } from 'react'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { StageBadge } from '#ui/stage-badge/stage-badge.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import type { Frame } from '../frame.server.ts'
import { stageWord } from '../say.ts'
import { FrameNotice } from './frame-notice.tsx'

type PartnershipFrameProps = {
  frame: Frame
  base: string
  /** Beside the name; the stage unless given. */
  badge?: ReactNode
  /** One sentence under the name; who takes part unless given. */
  lede?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** Around every page of a partnership: where it lies, its name, what holds it up, and the way to its other pages. Pages start at h2. */
export function PartnershipFrame({ frame, base, badge, lede, actions, children }: PartnershipFrameProps) {
  const { partnership } = frame
  const here = `${base}/partnerships/${partnership.id}`
  const partners = partnership.partners.filter(
    ({ standing }) => standing === 'accepted' || standing === 'invited',
  )
  return (
    <>
      <PageHead
        crumbsLabel={m.breadcrumbs()}
        crumbs={[{ label: m.partnerships_title(), to: `${base}/partnerships` }, { label: partnership.name }]}
        title={partnership.name}
        badge={badge ?? <StageBadge stage={frame.stage}>{stageWord(frame.stage)}</StageBadge>}
        lede={lede ?? formatList(partners.map((partner) => partner.name))}
        actions={actions}
      />
      <Tabs
        label={m.partnership_pages({ name: partnership.name })}
        items={[
          { to: here, label: m.partnership_tab_overview(), end: true },
          { to: `${here}/commitments`, label: m.partnership_tab_commitments() },
          { to: `${here}/goals`, label: m.partnership_tab_goals() },
          { to: `${here}/vision`, label: m.partnership_tab_vision() },
          { to: `${here}/roles`, label: m.partnership_tab_roles() },
          { to: `${here}/touchpoints`, label: m.partnership_tab_touchpoints() },
          { to: `${here}/people`, label: m.partnership_tab_people() },
          { to: `${here}/journey`, label: m.partnership_tab_journey() },
          { to: `${here}/history`, label: m.partnership_tab_history() },
        ]}
      />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FrameNotice frame={frame} here={here} />
        {children}
      </div>
    </>
  )
}

/** The title of the window: the page, then the partnership. `data` is what a loader with a frame sent. */
export const frameTitle = (
  data: { frame: { partnership: { name: string } } } | undefined,
  page: string,
): { title: string }[] => [
  {
    title:
      data === undefined ? page : m.partnership_window_title({ page, name: data.frame.partnership.name }),
  },
]
