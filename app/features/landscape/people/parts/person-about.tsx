import { Link } from 'react-router'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Section } from '#ui/section/section.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { contactWayName, personKindName } from '../../names.ts'
import { Paragraphs } from '../../parts/paragraphs.tsx'
import { Phones } from '../../parts/phones.tsx'
import type { personPage } from '../page.server.ts'

type Page = Awaited<ReturnType<typeof personPage>>

/** How a person is reached and what they bring; that somebody wants no contact comes first. */
export function PersonAbout({
  person,
  languages,
  phones,
  base,
}: Pick<Page, 'person' | 'languages' | 'phones'> & { base: string }) {
  const { offers, seeks, accessNeeds } = person
  const facts = [
    {
      term: m.person_email(),
      value: person.email && <a href={`mailto:${person.email}`}>{person.email}</a>,
    },
    {
      term: m.person_phone(),
      value: person.phone && <a href={`tel:${person.phoneLink}`}>{person.phone}</a>,
    },
    { term: m.organization_more_phones(), value: phones.length > 0 && <Phones phones={phones} /> },
    {
      term: m.person_contact_by(),
      value: [person.contactBy && contactWayName(person.contactBy), person.contactNote]
        .filter(Boolean)
        .join(' · '),
    },
    { term: m.person_language(), value: person.language },
    { term: m.person_languages(), value: formatList(languages) },
    { term: m.person_kind_short(), value: personKindName(person.kind) },
    { term: m.person_city(), value: person.city },
    { term: m.person_access_needs(), value: accessNeeds && <Paragraphs text={accessNeeds} /> },
    {
      term: m.person_tags(),
      value: person.tags && person.tags.length > 0 && (
        <span className="cluster">
          {person.tags.map((tag) => (
            <Link key={tag} to={`${base}/people?tag=${encodeURIComponent(tag)}`}>
              <Tag>{tag}</Tag>
            </Link>
          ))}
        </span>
      ),
    },
  ].filter((fact) => fact.value)
  return (
    <Section title={m.person_reach()}>
      {person.doNotContact && (
        <Notice tone="warning" title={m.person_do_not_contact()}>
          <p>{m.person_do_not_contact_help()}</p>
        </Notice>
      )}
      <div className="split">
        <KeyValues items={facts} />
        {(offers || seeks) && (
          <div className="stack">
            {offers && (
              <section>
                <h3>{m.person_offers_title()}</h3>
                <Paragraphs text={offers} />
              </section>
            )}
            {seeks && (
              <section>
                <h3>{m.person_seeks_title()}</h3>
                <Paragraphs text={seeks} />
              </section>
            )}
          </div>
        )}
      </div>
    </Section>
  )
}
