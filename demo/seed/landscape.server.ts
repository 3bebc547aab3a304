import { v7 as uuid } from 'uuid'
import { affiliate } from '#features/landscape/affiliations/affiliate.server.ts'
import { endAffiliation } from '#features/landscape/affiliations/end.server.ts'
import { addCommunity } from '#features/landscape/communities/add.server.ts'
import { addNote } from '#features/landscape/notes/add.server.ts'
import { addOrganization } from '#features/landscape/organizations/add.server.ts'
import { changeOrganization } from '#features/landscape/organizations/change.server.ts'
import type { OrganizationInput } from '#features/landscape/organizations/inputs.ts'
import { addPerson } from '#features/landscape/people/add.server.ts'
import type { PersonInput } from '#features/landscape/people/inputs.ts'
import type { Tx } from '#platform/context/context.server.ts'
import type { Day, Text } from '../demo.ts'
import type { Community } from '../shapes/community.ts'
import type { Address, Location, Organization, Service } from '../shapes/organization.ts'
import type { Person } from '../shapes/person.ts'
import { schedulesOf } from './schedules.ts'
import { type Town, yes } from './town.server.ts'

/** What happens in the landscape, in the order of its days. */
type Happening = { day: Day; order: number; happens: () => Promise<void> }

export interface Landscape {
  communities: readonly Community[]
  organizations: readonly Organization[]
  people: readonly Person[]
  /** The first of the host's people, who adds all others. */
  keeper: string
  host: string
  /** The day from which the host keeps records. */
  since: Day
  /** When an organization is first heard of in the story, if it is. */
  heardOf: (organization: string) => Day | null
}

/** Fills the landscape: the host and its first person on the first day, the others as the host comes to know them. */
export async function tellLandscape(town: Town, told: Landscape): Promise<void> {
  const { keeper, host, since } = told
  const first = told.people.find((person) => person.key === keeper)
  if (first === undefined) throw new Error(`the demo has no ${keeper}`)
  await beginWith(town, first, host, since)
  const keep = (day: Day) => town.as(keeper, day, host)
  const happenings: Happening[] = []
  const on = (day: Day, order: number, happens: () => Promise<void>) =>
    happenings.push({ day, order, happens })

  for (const community of told.communities)
    on(since, 0, async () => {
      const { id } = await addCommunity(await keep(since), {
        name: community.name,
        place: community.place,
        description: community.description.text,
        population: community.population?.count ?? null,
      })
      town.know('community', community.key, id)
    })

  const added = new Map<string, Day>()
  for (const [index, organization] of told.organizations.entries()) {
    const known = since + 5 + Math.floor(((index * 29) % told.organizations.length) * (-since / 55))
    const heard = told.heardOf(organization.key) ?? 0
    const day = organization.key === host ? since : Math.max(since + 1, Math.min(known, heard - 6))
    added.set(organization.key, day)
    on(day, 1, async () => {
      const tx = await keep(day)
      if (organization.key === host)
        await changeOrganization(tx, town.id('organization', host), {
          ...organizationInput(town, organization),
          version: 1,
        })
      else {
        const { id } = yes(
          await addOrganization(tx, { ...organizationInput(town, organization), confirmed: [] }),
          organization.key,
        )
        town.know('organization', organization.key, id)
      }
      await addPlaces(tx, town.id('organization', organization.key), organization)
    })
    for (const note of organization.notes)
      on(note.day, 3, async () => {
        await addNote(await town.as(note.author, note.day), {
          subjectKind: 'organization',
          subjectId: town.id('organization', organization.key),
          body: note.text.text,
          language: note.text.language,
          audience: note.audience,
        })
      })
  }

  const withContact = new Set<string>()
  for (const [index, person] of told.people.entries()) {
    const first = Math.min(
      ...person.affiliations.map((each) => Math.max(each.fromDay, added.get(each.organization) ?? since)),
    )
    const known = Number.isFinite(first) ? first + (first < -30 ? index % 4 : 0) : since + 10 + index
    const day = person.key === keeper ? since : known
    if (person.key !== keeper)
      on(day, 2, async () => {
        const { id } = yes(
          await addPerson(await keep(day), {
            ...personInput(town, person),
            organizationId: null,
            title: '',
            department: '',
            isMainContact: false,
            beganOn: null,
            confirmed: [],
          }),
          person.key,
        )
        town.know('person', person.key, id)
      })
    for (const [position, each] of person.affiliations.entries()) {
      if (person.key === keeper && position === 0) continue
      const began = Math.max(day, each.fromDay, added.get(each.organization) ?? 0)
      const isMainContact =
        each.untilDay === null && each.organization !== host && !withContact.has(each.organization)
      if (isMainContact) withContact.add(each.organization)
      let id = ''
      on(began, 2, async () => {
        const input = {
          personId: town.id('person', person.key),
          organizationId: town.id('organization', each.organization),
          title: each.role,
          department: '',
          isMainContact,
          beganOn: town.day(each.fromDay),
        }
        id = yes(await affiliate(await keep(began), input), `${person.key} at ${each.organization}`).id
      })
      const { untilDay } = each
      if (untilDay !== null) {
        const ended = Math.max(began, untilDay)
        on(ended, 4, async () => {
          yes(await endAffiliation(await keep(ended), id, { endedOn: town.day(untilDay) }), person.key)
        })
      }
    }
  }
  happenings.sort((one, other) => one.day - other.day || one.order - other.order)
  for (const { happens } of happenings) await happens()
}

/** The operator writes down the first person, who keeps the records from then on. */
async function beginWith(town: Town, person: Person, host: string, day: Day): Promise<void> {
  const at = person.affiliations.find((each) => each.organization === host)
  const { id } = yes(
    await addPerson(town.operator(day), {
      ...personInput(town, person),
      organizationId: town.id('organization', host),
      title: at?.role ?? '',
      department: '',
      isMainContact: true,
      beganOn: at === undefined ? null : town.day(at.fromDay),
      confirmed: [],
    }),
    person.key,
  )
  town.know('person', person.key, id)
}

const lines = (texts: readonly Text[]): string => texts.map((each) => each.text).join('\n')

const addressFields = (address: Address | null) => ({
  addressLine: address?.street ?? '',
  city: address?.city ?? '',
  region: address?.region ?? '',
  postalCode: address?.postalCode ?? '',
  country: address?.country ?? null,
})

const organizationInput = (town: Town, told: Organization): OrganizationInput => ({
  name: told.name,
  alternateName: '',
  kind: told.kind,
  description: told.description.text,
  language: told.description.language,
  email: told.mail,
  phone: told.phone,
  website: told.website,
  ...addressFields(told.address),
  latitude: told.latitude,
  longitude: told.longitude,
  languages: told.languages,
  tags: told.tags,
  offers: lines(told.offers),
  seeks: lines(told.seeks),
  communityIds: told.communities.map((key) => town.id('community', key)),
})

const personInput = (town: Town, told: Person): PersonInput => ({
  name: `${told.givenName} ${told.familyName}`,
  kind: told.kinds[0] ?? 'other',
  email: told.mail ?? null,
  phone: told.phone ?? null,
  city: 'Riverbend',
  language: town.languageOf(told.key),
  languages: told.languages,
  tags: told.kinds.slice(1),
  accessNeeds: told.accessibility?.text ?? '',
  contactBy: told.prefers?.[0] ?? null,
  contactNote: told.times ?? '',
  doNotContact: false,
  offers: '',
  seeks: '',
})

/** Where an organization is and what it does there: part of what was written down when it was added. */
async function addPlaces(tx: Tx, organizationId: string, told: Organization): Promise<void> {
  const stamp = { workspaceId: tx.workspace.id, createdAt: tx.now, updatedAt: tx.now }
  const places = new Map(told.locations.map((location) => [location.key, uuid()]))
  const location = (each: Location) => ({
    ...stamp,
    id: places.get(each.key) ?? uuid(),
    organizationId,
    name: each.name,
    ...addressFields(each.address),
    latitude: each.latitude,
    longitude: each.longitude,
    accessibility: each.accessibility?.text ?? '',
  })
  if (told.locations.length > 0)
    await tx.db.insertInto('locations').values(told.locations.map(location)).execute()
  if (told.services.length === 0) return
  const services = told.services.map((service) => ({ service, id: uuid() }))
  const values = ({ service, id }: { service: Service; id: string }) => ({
    ...stamp,
    id,
    organizationId,
    name: service.name,
    description: service.description.text,
    eligibility: service.eligibility ?? '',
    fees: service.fees ?? '',
    languages: service.languages,
    schedules: JSON.stringify(schedulesOf(service.hours ?? '')),
  })
  await tx.db.insertInto('services').values(services.map(values)).execute()
  const given = services.flatMap(({ service, id }) =>
    service.locations.map((key) => ({
      workspaceId: tx.workspace.id,
      id: uuid(),
      serviceId: id,
      locationId: places.get(key) ?? '',
      createdAt: tx.now,
    })),
  )
  if (given.length > 0) await tx.db.insertInto('serviceLocations').values(given).execute()
}
