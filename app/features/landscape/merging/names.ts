import { formatList, formatNumber, languageName } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { ContactWay, OrganizationKind, PersonKind } from '../kinds.ts'
import { contactWayName, organizationKindName, personKindName } from '../names.ts'
import { readablePhone } from '../phone.ts'
import { isEmpty, type MergeField, type MergeKind, type Values } from './merge.ts'

const labels: Readonly<Record<MergeKind, Readonly<Record<string, () => string>>>> = {
  organization: {
    name: m.organization_name,
    kind: m.organization_kind,
    alternateName: m.organization_alternate_name,
    description: m.organization_description,
    email: m.organization_email,
    phone: m.organization_phone,
    website: m.organization_website,
    address: m.organization_place,
    coordinates: m.organization_exactly,
    offers: m.organization_offers,
    seeks: m.organization_seeks,
    languages: m.organization_languages,
    tags: m.organization_tags,
  },
  person: {
    name: m.person_name,
    kind: m.person_kind,
    email: m.person_email,
    phone: m.person_phone,
    city: m.person_city,
    contactBy: m.person_contact_by,
    contactNote: m.person_contact_note,
    doNotContact: m.person_do_not_contact,
    language: m.person_language,
    languages: m.person_languages,
    accessNeeds: m.person_access_needs,
    offers: m.person_offers,
    seeks: m.person_seeks,
    tags: m.person_tags,
  },
}

/** What a field is called on the pages of its record. */
export const fieldLabel = (kind: MergeKind, name: string): string => labels[kind][name]?.() ?? name

/** What a record says in a field, as its reader reads it; a dash where it says nothing. */
export function valueText(kind: MergeKind, field: MergeField, values: Values, country: string): string {
  if (field.is === 'yes') return values[field.name] === true ? m.merge_yes() : m.merge_no()
  if (isEmpty(field, values)) return '–'
  const value = values[field.name]
  switch (field.name) {
    case 'kind':
      return kind === 'organization'
        ? organizationKindName(value as OrganizationKind)
        : personKindName(value as PersonKind)
    case 'contactBy':
      return contactWayName(value as ContactWay)
    case 'phone':
      return readablePhone(String(value), country)
    case 'language':
      return languageName(String(value))
    case 'languages':
      return formatList((value as string[]).map(languageName))
    case 'tags':
      return formatList(value as string[])
    case 'coordinates':
      return field.columns.map((column) => formatNumber(Number(values[column]))).join(', ')
    default:
      return field.columns
        .filter((column) => column !== 'language')
        .map((column) => String(values[column] ?? ''))
        .filter((text) => text !== '')
        .join(', ')
  }
}
