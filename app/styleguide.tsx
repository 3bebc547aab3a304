import { Button } from '#ui/button/button.tsx'
import { Menu, MenuButton, MenuLink } from '#ui/menu/menu.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Person } from '#ui/person/person.tsx'
import { Shell } from '#ui/shell/shell.tsx'
import { StageBadge } from '#ui/stage-badge/stage-badge.tsx'

import { ListsAndFigures } from './styleguide/lists-and-figures.tsx'
import { RecordAndFields } from './styleguide/record-and-fields.tsx'
import { here, nav } from './styleguide/town.tsx'

const sections = [
  ['record', 'A record'],
  ['buttons', 'Buttons and menus'],
  ['fields', 'Fields'],
  ['lists', 'Lists'],
  ['stages', 'Stages'],
  ['people', 'People and words'],
  ['figures', 'Figures'],
  ['notices', 'Notices'],
  ['pages', 'Pages'],
  ['layout', 'Layout and colours'],
] as const

/** Every component in every state, for those who build pages; served in development only. */
export default function Styleguide() {
  return (
    <Shell
      home={{ to: '/', name: 'Commonweave' }}
      nav={nav}
      find={{ to: '/find', label: 'Find or do…', hint: '⌘K' }}
      workspace={
        <Menu label="Riverbend Outreach">
          <MenuLink to={here}>Maple Clinic</MenuLink>
        </Menu>
      }
      foot={
        <Menu label={<Person name="Amara Osei" note="Riverbend Outreach" />} up>
          <MenuLink to={here}>Your settings</MenuLink>
          <MenuLink to={here}>Sign out</MenuLink>
        </Menu>
      }
      words={{ skip: 'Skip to the page', nav: 'Main', menu: 'Menu' }}
    >
      <PageHead
        crumbs={[{ label: 'Partnerships', to: here }, { label: 'Homework Harbor' }]}
        crumbsLabel="Where this is"
        title="Homework Harbor"
        badge={<StageBadge stage="activate">Activate</StageBadge>}
        lede="Riverbend Outreach, Harbor Youth Collective and Oak Street Middle School, so that every sixth-grader who wants help with homework has a place, an adult and a meal on weekday afternoons."
        actions={
          <>
            <Button look="go">Log a contact</Button>
            <Button>Promise something</Button>
            <Button>Plan a meeting</Button>
            <Menu label="More">
              <MenuLink to={here}>Invite a partner</MenuLink>
              <MenuLink to={here}>Print this page</MenuLink>
              <MenuButton danger type="button">
                End the partnership
              </MenuButton>
            </Menu>
          </>
        }
      />
      <nav aria-label="Components" className="cluster small" style={{ marginBlockStart: 'var(--s4)' }}>
        {sections.map(([id, label]) => (
          <a key={id} href={`#${id}`}>
            {label}
          </a>
        ))}
      </nav>
      <RecordAndFields />
      <ListsAndFigures />
    </Shell>
  )
}
