import { m } from '#platform/words/words.ts'

export interface FramePage {
  /** Within the partnership: '' for its first page. */
  path: string
  label: string
  /** How many things in it are new to the reader; left out where none is. */
  count?: number
}
export interface FrameSection {
  label: string
  pages: readonly FramePage[]
}

/** The pages of a partnership, by what one does there. A section of one page has no second row. */
export const frameSections = ({ unread = 0 }: { unread?: number } = {}): readonly FrameSection[] => [
  {
    label: m.partnership_tab_overview(),
    pages: [
      { path: '', label: m.partnership_tab_overview() },
      { path: '/journey', label: m.partnership_tab_journey() },
      { path: '/people', label: m.partnership_tab_people() },
      { path: '/who-sees', label: m.sight_title() },
    ],
  },
  {
    label: m.partnership_section_agree(),
    pages: [
      { path: '/vision', label: m.partnership_tab_vision() },
      { path: '/learnings', label: m.learnings_title() },
      { path: '/goals', label: m.partnership_tab_goals() },
      { path: '/objectives', label: m.objectives_title() },
      { path: '/roles', label: m.partnership_tab_roles() },
      { path: '/agreements', label: m.agreements_title() },
    ],
  },
  {
    label: m.partnership_section_keep(),
    pages: [
      { path: '/commitments', label: m.partnership_tab_commitments() },
      { path: '/touchpoints', label: m.partnership_tab_touchpoints() },
      { path: '/cadence', label: m.cadence_title() },
      { path: '/roadmap', label: m.roadmap_title() },
    ],
  },
  {
    label: m.partnership_section_meet(),
    pages: [
      { path: '/meetings', label: m.partnership_tab_meetings() },
      { path: '/rota', label: m.rota_title() },
      { path: '/committees', label: m.committees_title() },
      { path: '/decisions', label: m.decisions_title() },
      {
        path: '/discussions',
        label: m.discussions_title(),
        ...(unread > 0 ? { count: unread } : {}),
      },
    ],
  },
  {
    label: m.partnership_section_doing(),
    pages: [
      { path: '/pulse', label: m.partnership_tab_pulse() },
      { path: '/equity', label: m.equity_title() },
      { path: '/benefits', label: m.benefits_title() },
      { path: '/hours', label: m.hours_title() },
      { path: '/concerns', label: m.partnership_tab_concerns() },
    ],
  },
  {
    label: m.partnership_section_record(),
    pages: [
      { path: '/history', label: m.partnership_tab_history() },
      { path: '/files', label: m.files_title() },
      { path: '/dossier', label: m.dossier_title() },
      { path: '/behalf', label: m.behalf_list_title() },
    ],
  },
]

/** The section that an address within the partnership belongs to; the first where none does. */
export function sectionAt(sections: readonly FrameSection[], path: string): FrameSection | undefined {
  const holds = (page: FramePage) =>
    page.path !== '' && (path === page.path || path.startsWith(`${page.path}/`))
  return sections.find((section) => section.pages.some(holds)) ?? sections[0]
}
