import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { organizationKinds } from '#features/landscape/kinds.ts'
import { communities } from './communities.ts'
import { eastfieldOrganizations, eastfieldPeople, eastfieldUsers } from './eastfield.ts'
import { demoHsds } from './hsds.ts'
import { organizations } from './organizations.ts'
import { partnerships, villageHall } from './partnerships/index.ts'
import { people } from './people.ts'
import type { Commitment } from './shapes/commitment.ts'
import type { Partnership } from './shapes/partnership.ts'
import { keyActions } from './shapes/stage.ts'
import { users, workspace } from './workspace.ts'

const keys = (entries: { key: string }[]) => new Set(entries.map((entry) => entry.key))
const missing = (used: string[], known: Set<string>) => used.filter((key) => !known.has(key))
const repeated = (used: string[]) => used.filter((key, index) => used.indexOf(key) !== index)

/** Every value that lies under one of these names, anywhere in the record. */
const under = (names: string[], value: unknown): unknown[] => {
  if (Array.isArray(value)) return value.flatMap((each) => under(names, each))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([name, inner]) =>
    names.includes(name) && typeof inner !== 'object' ? [inner] : under(names, inner),
  )
}
const texts = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(texts)
}

/** The rule of the kept rate, told once more and in its simplest form. */
const outcome = (commitment: Commitment, brokenAfter = 14) => {
  const { acceptedDay, dueDay, fulfilment, withdrawn } = commitment
  if (acceptedDay === null || dueDay === null) return 'not counted'
  const due = (commitment.renegotiations ?? []).reduce(
    (day, each) => (each.acceptedDay !== null && each.acceptedDay <= day ? each.newDueDay : day),
    dueDay,
  )
  if (withdrawn) return withdrawn.day > due ? 'broken' : 'not counted'
  if (!fulfilment) return -due > brokenAfter ? 'broken' : 'open'
  const credible = fulfilment.enteredDay <= due || commitment.acknowledgedDay !== undefined
  return fulfilment.day <= due && credible && !commitment.disputed ? 'kept' : 'done late'
}
const rate = (commitments: Commitment[]) => {
  const outcomes = commitments.map((each) => outcome(each))
  const count = (which: string) => outcomes.filter((each) => each === which).length
  return { kept: count('kept'), late: count('done late'), broken: count('broken'), open: count('open') }
}

const worlds: [string, Partnership[], Set<string>, Set<string>, Set<string>][] = [
  ['Riverbend', partnerships, keys(organizations), keys(people), keys(communities)],
  ['Eastfield', [villageHall], keys(eastfieldOrganizations), keys(eastfieldPeople), new Set()],
]

describe('the town', () => {
  it('leaves no point of an agreement open, as templates do that wait for somebody’s words', () => {
    const all: Partnership[] = [...partnerships, villageHall]
    const open = all.flatMap(({ agreements = [] }) =>
      agreements.filter(({ kind, text }) =>
        // The memorandum alone is whole from the record.
        text === undefined ? kind !== 'mou' : /^\s*[-*+](\s.*:)?\s*$/m.test(text),
      ),
    )
    expect(open.map(({ title }) => title.text)).toEqual([])
  })

  it('has organizations of every kind, people, communities and twelve partnerships', () => {
    expect(organizations.length).toBeGreaterThanOrEqual(40)
    expect(new Set(organizations.map((each) => each.kind))).toEqual(
      new Set(organizationKinds.filter((kind) => kind !== 'other')),
    )
    expect(organizations.filter((each) => each.services.length > 0).length).toBeGreaterThanOrEqual(15)
    expect(people.length).toBeGreaterThanOrEqual(145)
    expect(communities.length).toBeGreaterThanOrEqual(8)
    expect(partnerships).toHaveLength(12)
  })

  it('uses each key once, and keys that refer to something', () => {
    for (const entries of [organizations, people, communities, partnerships, users])
      expect(repeated(entries.map((each) => each.key))).toEqual([])
    const orgs = keys(organizations)
    expect(missing([workspace.hostOrganization], orgs)).toEqual([])
    expect(
      missing(
        people.flatMap((each) => each.affiliations.map((affiliation) => affiliation.organization)),
        orgs,
      ),
    ).toEqual([])
    expect(
      missing(
        [...people, ...organizations].flatMap((each) => each.communities ?? []),
        keys(communities),
      ),
    ).toEqual([])
    expect(
      missing(
        organizations.flatMap((each) => each.notes.map((note) => note.author)),
        keys(people),
      ),
    ).toEqual([])
    for (const each of organizations)
      expect(
        missing(
          each.services.flatMap((service) => service.locations),
          keys(each.locations),
        ),
      ).toEqual([])
  })

  it('lets each of the cast sign in as a person who is with the organization today', () => {
    const everyone = [...people, ...eastfieldPeople]
    for (const user of [...users, ...eastfieldUsers]) {
      const person = everyone.find((each) => each.key === user.person)
      expect(person?.mail, user.key).toBe(user.mail)
      expect(`${person?.givenName} ${person?.familyName}`).toBe(user.name)
      const current = person?.affiliations.filter((each) => each.untilDay === null)
      expect(current?.map((each) => each.organization)).toContain(user.organization)
    }
    expect(repeated([...users, ...eastfieldUsers].map((each) => each.mail))).toEqual([])
  })

  it('has no address, domain or phone number that could belong to somebody', () => {
    const all = texts([organizations, people, partnerships, users, eastfieldOrganizations, eastfieldPeople])
    const linked = all.filter((text) => /@|https?:/.test(text))
    expect(linked.length).toBeGreaterThan(100)
    expect(
      linked.filter((text) => !/^(https:\/\/|[\w.]+@)([a-z]+\.)+example(\/[\w-]+)*$/.test(text)),
    ).toEqual([])
    const phones = [...organizations, ...people].flatMap((each) => each.phone ?? [])
    expect(phones.filter((phone) => !/^\+1\d{3}55501\d\d$/.test(phone))).toEqual([])
    expect(repeated(phones)).toEqual([])
  })

  it('speaks Spanish, too', () => {
    const spanish = texts(under(['language'], [organizations, partnerships, communities])).filter(
      (each) => each === 'es',
    )
    expect(spanish.length).toBeGreaterThan(40)
    expect(users.filter((user) => user.language === 'es').length).toBeGreaterThanOrEqual(1)
  })

  it('names no month or season, because its days move with today', () => {
    const dated =
      /\b(January|February|March|April|July|August|September|October|November|December|spring|summer|autumn|winter)\b/i
    expect(texts([organizations, partnerships]).filter((text) => dated.test(text))).toEqual([])
  })

  it('has no affiliation that ends before it begins', () => {
    const reversed = people
      .flatMap((each) => each.affiliations)
      .filter((each) => each.untilDay !== null && each.untilDay < each.fromDay)
    expect(reversed).toEqual([])
  })
})

describe.each(worlds)('the partnerships of %s', (_name, list, orgs, persons, places) => {
  it.each(list.map((each) => [each.name, each] as const))(
    '%s refers only to what exists',
    (_partnership, each) => {
      const partners = new Set(each.partners.map((partner) => partner.organization))
      expect(each.partners.length).toBeGreaterThanOrEqual(2)
      expect(missing([...partners], orgs)).toEqual([])
      expect(missing(under(['organization', 'promisor'], each) as string[], partners)).toEqual([])
      expect(
        missing(
          each.commitments.flatMap((one) => one.beneficiaries),
          partners,
        ),
      ).toEqual([])
      expect(
        missing(
          each.touchpoints.flatMap((one) => one.organizations),
          partners,
        ),
      ).toEqual([])
      expect(
        missing(
          each.touchpoints.flatMap((one) => one.people),
          persons,
        ),
      ).toEqual([])
      expect(
        missing(
          under(['by', 'person', 'decidedBy', 'startedBy', 'author', 'who'], each) as string[],
          persons,
        ),
      ).toEqual([])
      expect(missing([...each.communities, ...(under(['community'], each) as string[])], places)).toEqual([])
      expect(missing(under(['followUp'], each) as string[], keys(each.commitments))).toEqual([])
      expect(missing(under(['action'], each) as string[], new Set(Object.values(keyActions).flat()))).toEqual(
        [],
      )
      for (const entries of [each.goals, each.roles, each.commitments, each.touchpoints])
        expect(repeated(entries.map((one) => one.key))).toEqual([])
    },
  )

  it.each(list.map((each) => [each.name, each] as const))('%s happens in order', (_partnership, each) => {
    for (const one of each.commitments) {
      const { pledgedDay, acceptedDay, dueDay, fulfilment, acknowledgedDay } = one
      expect(pledgedDay, one.key).toBeLessThanOrEqual(0)
      expect(pledgedDay, one.key).toBeGreaterThanOrEqual(each.startedDay)
      expect(one.beneficiaries, one.key).not.toContain(one.promisor)
      if (acceptedDay !== null) expect(acceptedDay, one.key).toBeGreaterThanOrEqual(pledgedDay)
      if (dueDay !== null) expect(dueDay, one.key).toBeGreaterThan(pledgedDay)
      if (fulfilment) {
        expect(fulfilment.day, one.key).toBeGreaterThanOrEqual(pledgedDay)
        expect(fulfilment.enteredDay, one.key).toBeGreaterThanOrEqual(fulfilment.day)
        expect(fulfilment.enteredDay, one.key).toBeLessThanOrEqual(0)
      }
      if (acknowledgedDay !== undefined)
        expect(acknowledgedDay, one.key).toBeGreaterThanOrEqual(
          fulfilment?.enteredDay ?? Number.POSITIVE_INFINITY,
        )
    }
    for (const one of each.touchpoints) {
      expect(one.day, one.key).toBeLessThanOrEqual(0)
      expect(one.day, one.key).toBeGreaterThanOrEqual(each.startedDay)
    }
    const everyone = [...people, ...eastfieldPeople]
    const strangers = (who: string, day: number, among: string[]) =>
      everyone
        .find((one) => one.key === who)
        ?.affiliations.some(
          (one) =>
            among.includes(one.organization) &&
            one.fromDay <= day &&
            (one.untilDay === null || one.untilDay >= day),
        )
        ? []
        : [`${who} on ${day} for ${among.join(' or ')}`]
    expect([
      ...each.touchpoints.flatMap((one) => strangers(one.author, one.day, one.organizations)),
      ...each.commitments.flatMap((one) => strangers(one.by, one.pledgedDay, [one.promisor])),
      ...each.commitments.flatMap((one) =>
        one.fulfilment ? strangers(one.fulfilment.by, one.fulfilment.day, [one.promisor]) : [],
      ),
      ...each.visionVersions.flatMap((version) =>
        version.endorsements.flatMap((one) => strangers(one.by, one.day, [one.organization])),
      ),
      ...each.goals.flatMap((goal) =>
        goal.owners.flatMap((one) => strangers(one.person, goal.setDay, [one.organization])),
      ),
    ]).toEqual([])
    const endorsements = each.visionVersions.flatMap((version) =>
      version.endorsements.map((one) => one.day - version.day),
    )
    expect(Math.min(0, ...endorsements)).toBe(0)
    const moves = each.stageHistory.map((move) => move.day)
    expect(moves).toEqual(moves.toSorted((a, b) => a - b))
    expect(each.stageHistory[0]).toMatchObject({ stage: 'advise', day: each.startedDay })
    for (const representative of each.representatives) {
      const affiliations = everyone.find((one) => one.key === representative.person)?.affiliations
      expect(
        affiliations?.filter((one) => one.untilDay === null).map((one) => one.organization),
        representative.person,
      ).toContain(representative.organization)
    }
    for (const goal of each.goals)
      for (const one of goal.checkIns) expect(one.day, goal.key).toBeGreaterThanOrEqual(goal.setDay)
  })
})

describe('what the partnerships show', () => {
  const named = (key: string) => partnerships.find((each) => each.key === key)

  it('stands in every stage, with one that stepped back, one paused, one concluded', () => {
    const now = partnerships.map((each) => each.stageHistory.at(-1)?.stage)
    const count = (stage: string) => now.filter((each) => each === stage).length
    expect([count('advise'), count('acclimate'), count('activate'), count('accelerate')]).toEqual([
      3, 4, 3, 2,
    ])
    expect(named('second-shift')?.stageHistory.map((move) => move.stage)).toEqual([
      'advise',
      'acclimate',
      'activate',
      'acclimate',
    ])
    expect(partnerships.filter((each) => each.paused)).toHaveLength(1)
    expect(partnerships.filter((each) => each.concluded)).toHaveLength(1)
    const partners = partnerships.flatMap((each) => each.partners)
    expect(partners.filter((each) => each.declined)).toHaveLength(1)
    expect(partners.filter((each) => each.left)).toHaveLength(1)
  })

  it('gives Homework Harbor 17 of 21 for Riverbend Outreach and 23 of 25 for its partners', () => {
    const all = named('homework-harbor')?.commitments ?? []
    const ours = all.filter((each) => each.promisor === workspace.hostOrganization)
    const theirs = all.filter((each) => each.promisor !== workspace.hostOrganization)
    expect(rate(ours)).toEqual({ kept: 17, late: 3, broken: 1, open: 2 })
    expect(rate(theirs)).toEqual({ kept: 23, late: 1, broken: 1, open: 2 })
  })

  it('has kept, late and broken promises on both sides of the town', () => {
    const all = partnerships.flatMap((each) => each.commitments)
    for (const host of [true, false]) {
      const side = rate(all.filter((each) => (each.promisor === workspace.hostOrganization) === host))
      expect(Math.min(side.kept, side.late, side.broken, side.open)).toBeGreaterThan(0)
    }
  })
})

describe('the town as a directory', () => {
  const files = demoHsds()
  const rows = (file: string): Record<string, string>[] => parse(files[file] ?? '', { columns: true })

  it('holds every organization, location and service once', () => {
    expect(rows('organizations.csv')).toHaveLength(organizations.length)
    expect(rows('services.csv')).toHaveLength(organizations.flatMap((each) => each.services).length)
    for (const file of Object.keys(files))
      expect(repeated(rows(file).map((row) => row.id ?? '')), file).toEqual([])
  })

  it('refers only to rows of its own', () => {
    const targets = {
      organization_id: 'organizations.csv',
      service_id: 'services.csv',
      location_id: 'locations.csv',
      contact_id: 'contacts.csv',
    }
    for (const file of Object.keys(files))
      for (const [column, target] of Object.entries(targets)) {
        const known = new Set(rows(target).map((row) => row.id ?? ''))
        expect(
          missing(
            rows(file).flatMap((row) => row[column] || []),
            known,
          ),
          `${file} ${column}`,
        ).toEqual([])
      }
    expect(rows('regular_schedules.csv').length).toBeGreaterThan(30)
  })
})
