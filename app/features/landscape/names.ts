import { m } from '#platform/words/words.ts'
import type { ContactWay, OrganizationKind, PersonKind } from './kinds.ts'

const organizations: Record<OrganizationKind, () => string> = {
  business: m.organization_kind_business,
  nonprofit: m.organization_kind_nonprofit,
  school: m.organization_kind_school,
  university: m.organization_kind_university,
  health: m.organization_kind_health,
  government: m.organization_kind_government,
  faith: m.organization_kind_faith,
  grassroots: m.organization_kind_grassroots,
  funder: m.organization_kind_funder,
  media: m.organization_kind_media,
  network: m.organization_kind_network,
  other: m.organization_kind_other,
}
const people: Record<PersonKind, () => string> = {
  official: m.person_kind_official,
  'faith-leader': m.person_kind_faith_leader,
  educator: m.person_kind_educator,
  activist: m.person_kind_activist,
  parent: m.person_kind_parent,
  resident: m.person_kind_resident,
  volunteer: m.person_kind_volunteer,
  press: m.person_kind_press,
  'health-worker': m.person_kind_health_worker,
  'business-owner': m.person_kind_business_owner,
  staff: m.person_kind_staff,
  student: m.person_kind_student,
  funder: m.person_kind_funder,
  other: m.person_kind_other,
}
const ways: Record<ContactWay, () => string> = {
  mail: m.contact_by_mail,
  phone: m.contact_by_phone,
  text: m.contact_by_text,
  letter: m.contact_by_letter,
  'in-person': m.contact_by_in_person,
}

/** The reader's word for a kind of organization. */
export const organizationKindName = (kind: OrganizationKind): string => organizations[kind]()
/** The reader's word for a kind of person. */
export const personKindName = (kind: PersonKind): string => people[kind]()
/** The reader's words for a way of being reached. */
export const contactWayName = (way: ContactWay): string => ways[way]()
