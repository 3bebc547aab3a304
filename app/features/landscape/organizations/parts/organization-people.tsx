import { Link } from 'react-router'
import { m } from '#platform/words/words.ts'
import { Menu, MenuLink } from '#ui/menu/menu.tsx'
import { Face } from '#ui/person/face.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { spanText } from '../../affiliations/span.ts'
import type { organizationPage } from '../page.server.ts'

type Page = Awaited<ReturnType<typeof organizationPage>>

/** The people of an organization with what they are there, and those who have left. */
export function OrganizationPeople({
  people,
  past,
  inFull,
  today,
  base,
  here,
  can,
}: Pick<Page, 'people' | 'past' | 'inFull' | 'today' | 'can'> & { base: string; here: string }) {
  return (
    <Section
      title={m.organization_people()}
      aside={can.addPerson && <Link to={`${here}/people/new`}>{m.organization_people_add()}</Link>}
    >
      {people.length === 0 ? (
        <p className="soft">
          {inFull ? m.organization_people_empty() : m.organization_people_empty_partner()}
        </p>
      ) : (
        <Rows label={m.organization_people()}>
          {people.map((one) => (
            <Row
              key={one.id}
              lead={<Face name={one.name} seed={one.personId} />}
              title={one.name}
              to={`${base}/people/${one.personId}`}
              who={[
                one.title,
                one.department,
                one.isMainContact && m.organization_main_contact(),
                ...(one.doNotContact ? [m.person_do_not_contact()] : [one.email, one.phone]),
              ]
                .filter(Boolean)
                .join(' · ')}
              end={
                can.affiliate && (
                  <Menu label={m.more()} aloud={one.name}>
                    <MenuLink to={`${base}/affiliations/${one.id}/edit`}>{m.affiliation_change()}</MenuLink>
                    {one.endedOn === null && (
                      <MenuLink to={`${base}/affiliations/${one.id}/end`}>{m.affiliation_end()}</MenuLink>
                    )}
                  </Menu>
                )
              }
            />
          ))}
        </Rows>
      )}
      {people.length >= 100 && (
        <p>
          <Link to={`${base}/people?organization=${here.split('/').at(-1)}`}>
            {m.organization_people_all()}
          </Link>
        </p>
      )}
      {past.length > 0 && (
        <details>
          <summary>{m.past_people()}</summary>
          <Rows label={m.past_people()}>
            {past.map((one) => (
              <Row
                key={one.id}
                title={one.name}
                {...(one.reached ? { to: `${base}/people/${one.personId}` } : {})}
                who={[one.title, spanText(one, today)].filter(Boolean).join(' · ')}
              />
            ))}
          </Rows>
        </details>
      )}
    </Section>
  )
}
