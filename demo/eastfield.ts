import { en, type User, type Workspace } from './demo.ts'
import { type Organization, organization } from './shapes/organization.ts'
import { at, type Person, person } from './shapes/person.ts'

/** A second, small workspace. Nobody of Riverbend may see any of it, nor the other way round. */
export const eastfieldWorkspace = {
  slug: 'eastfield',
  name: 'Eastfield',
  hostOrganization: 'eastfield-together',
  timeZone: 'America/Chicago',
  languages: ['en'],
} satisfies Workspace

export const eastfieldOrganizations = [
  organization({
    key: 'eastfield-together',
    name: 'Eastfield Together',
    kind: 'nonprofit',
    description: en('Two people and a kitchen table who keep the village hall open.'),
    mail: 'table@eastfield.example',
    communities: [],
  }),
  organization({
    key: 'eastfield-grange',
    name: 'Eastfield Grange',
    kind: 'grassroots',
    description: en('Farm families who meet on the first Monday and own the big coffee urn.'),
    mail: 'grange@eastfield.example',
  }),
  organization({
    key: 'eastfield-school',
    name: 'Eastfield School',
    kind: 'school',
    description: en('One building, all grades, one yellow bus.'),
    mail: 'school@eastfield.example',
  }),
  organization({
    key: 'eastfield-chapel',
    name: 'Eastfield Chapel',
    kind: 'faith',
    description: en('White chapel on the hill with the only piano in the village.'),
  }),
] satisfies Organization[]

export const eastfieldPeople = [
  person(
    'ingrid-solberg',
    'Ingrid',
    'Solberg',
    ['staff'],
    ['en', 'no'],
    [at('eastfield-together', 'Director', -900)],
    {
      mail: 'ingrid.solberg@eastfield.example',
    },
  ),
  person('calvin-root', 'Calvin', 'Root', ['resident'], ['en'], [at('eastfield-grange', 'Master', -3000)]),
  person(
    'june-abbott',
    'June',
    'Abbott',
    ['educator'],
    ['en'],
    [at('eastfield-school', 'Head teacher', -1400)],
  ),
] satisfies Person[]

export const eastfieldUsers = [
  {
    key: 'ingrid',
    name: 'Ingrid Solberg',
    mail: 'ingrid.solberg@eastfield.example',
    language: 'en',
    role: 'owner',
    person: 'ingrid-solberg',
    organization: 'eastfield-together',
  },
] satisfies User[]
