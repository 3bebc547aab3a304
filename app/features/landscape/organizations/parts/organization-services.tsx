import { formatList, languageName } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import type { organizationPage } from '../page.server.ts'

type Page = Awaited<ReturnType<typeof organizationPage>>

/** What the organization does for the community, and where; as its directory describes it. */
export function OrganizationServices({ services, locations }: Pick<Page, 'services' | 'locations'>) {
  if (services.length === 0 && locations.length === 0) return null
  const nameOf = new Map(
    locations.map((location) => [location.id, location.name || (location.addressLine ?? '')]),
  )
  return (
    <Section title={m.organization_services()}>
      {services.length > 0 && (
        <Rows>
          {services.map((service) => {
            const places = service.locationIds.map((id) => nameOf.get(id) ?? '').filter((name) => name !== '')
            return (
              <Row
                key={service.id}
                title={service.name}
                who={
                  <>
                    {service.description}
                    <span className="soft small" style={{ display: 'block' }}>
                      {[
                        places.length > 0 && m.organization_services_at({ places: formatList(places) }),
                        service.eligibility,
                        service.fees,
                        service.howToApply,
                        formatList(service.languages.map(languageName)),
                        service.phone,
                        service.email,
                        service.website,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </>
                }
              />
            )
          })}
        </Rows>
      )}
      {locations.length > 0 && (
        <>
          <h3>{m.organization_places()}</h3>
          <Rows>
            {locations.map((location) => (
              <Row
                key={location.id}
                title={location.name || location.addressLine || location.city}
                who={[
                  location.name === '' ? '' : location.addressLine,
                  [location.postalCode, location.city].filter(Boolean).join(' '),
                  location.accessibility,
                  location.transportation,
                  location.phone,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              />
            ))}
          </Rows>
        </>
      )}
    </Section>
  )
}
