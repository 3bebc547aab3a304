import { Link } from 'react-router'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { Section } from '#ui/section/section.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { Paragraphs } from '../../parts/paragraphs.tsx'
import { Phones } from '../../parts/phones.tsx'
import type { organizationPage } from '../page.server.ts'

type Page = Awaited<ReturnType<typeof organizationPage>>

/** What an organization says of itself, offers and seeks, and beside it how it is reached. */
export function OrganizationAbout({
  organization,
  communities,
  languages,
  phones,
  base,
}: Pick<Page, 'organization' | 'communities' | 'languages' | 'phones'> & { base: string }) {
  const facts = [
    { term: m.organization_alternate_name(), value: organization.alternateName },
    {
      term: m.organization_email(),
      value: organization.email && <a href={`mailto:${organization.email}`}>{organization.email}</a>,
    },
    {
      term: m.organization_phone(),
      value: organization.phone && <a href={`tel:${organization.phoneLink}`}>{organization.phone}</a>,
    },
    {
      term: m.organization_more_phones(),
      value: phones.length > 0 && <Phones phones={phones} />,
    },
    {
      term: m.organization_website(),
      value: organization.website && (
        <a href={organization.website} rel="noreferrer">
          {organization.website.replace(/^https?:\/\/(www\.)?|\/$/g, '')}
        </a>
      ),
    },
    { term: m.organization_place(), value: placeOf(organization) },
    {
      term: m.organization_communities(),
      value: communities.length > 0 && (
        <span className="cluster">
          {communities.map(({ id, name }) => (
            <Link key={id} to={`${base}/communities/${id}`}>
              {name}
            </Link>
          ))}
        </span>
      ),
    },
    { term: m.organization_languages(), value: formatList(languages) },
    {
      term: m.organization_tags(),
      value: organization.tags && organization.tags.length > 0 && (
        <span className="cluster">
          {organization.tags.map((tag) => (
            <Link key={tag} to={`${base}/organizations?tag=${encodeURIComponent(tag)}`}>
              <Tag>{tag}</Tag>
            </Link>
          ))}
        </span>
      ),
    },
  ].filter((fact) => fact.value)
  const { offers, seeks, description } = organization
  return (
    <Section title={m.organization_about()}>
      <div className="split">
        <div className="stack">
          {description && <Paragraphs text={description} language={organization.language} />}
          {(offers !== '' || seeks !== '') && (
            <div className="two">
              {offers !== '' && (
                <section>
                  <h3>{m.organization_offers_title()}</h3>
                  <Paragraphs text={offers} language={organization.language} />
                </section>
              )}
              {seeks !== '' && (
                <section>
                  <h3>{m.organization_seeks_title()}</h3>
                  <Paragraphs text={seeks} language={organization.language} />
                </section>
              )}
            </div>
          )}
          {!description && offers === '' && seeks === '' && (
            <p className="soft">{m.organization_about_empty()}</p>
          )}
        </div>
        {facts.length > 0 && <KeyValues items={facts} />}
      </div>
    </Section>
  )
}

function placeOf(organization: Page['organization']): string {
  const { addressLine, postalCode, city, region, country } = organization
  return [addressLine, [postalCode, city].filter(Boolean).join(' '), region, country]
    .filter(Boolean)
    .join(', ')
}
