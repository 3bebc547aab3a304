import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { StageBadge } from '#ui/stage-badge/stage-badge.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import type { Frame } from '../frame.server.ts'
import { stageWord } from '../say.ts'
import { FrameNotice } from './frame-notice.tsx'
import { type FramePage, frameSections, sectionAt } from './sections.ts'

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
      <FrameTabs here={here} name={partnership.name} unread={frame.unreadDiscussions} />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FrameNotice frame={frame} here={here} />
        {children}
      </div>
    </>
  )
}

/** The way through a partnership: its sections, and under them the pages of the one that is open. */
function FrameTabs({ here, name, unread }: { here: string; name: string; unread: number }) {
  const { pathname } = useLocation()
  const sections = frameSections({ unread })
  const open = sectionAt(sections, pathname.startsWith(here) ? pathname.slice(here.length) : '')
  const to = (path: string) => `${here}${path}`
  return (
    <>
      <Tabs
        label={m.partnership_pages({ name })}
        others={m.other_pages()}
        items={sections.map((section) => ({
          to: to(section.pages[0]?.path ?? ''),
          label: section.label,
          current: section === open,
          ...countOf(section.pages),
        }))}
      />
      {open !== undefined && open.pages.length > 1 && (
        <Tabs
          label={open.label}
          look="under"
          items={open.pages.map((page) => ({
            to: to(page.path),
            label: page.label,
            end: page.path === '',
            ...countOf([page]),
          }))}
        />
      )}
    </>
  )
}

const countOf = (pages: readonly FramePage[]): { count?: number } => {
  const count = pages.reduce((sum, page) => sum + (page.count ?? 0), 0)
  return count > 0 ? { count } : {}
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
