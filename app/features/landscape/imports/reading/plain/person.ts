import type { Cells, Draft } from '../cells.ts'
import type { ProblemCode } from '../problem.ts'
import { plain } from '../values/text.ts'
import { type Found, nameOf, organizationRef } from './records.ts'

const kinds: [string, RegExp][] = [
  [
    'elected_official',
    /\b(elected|official|council|mayor|supervisor|senator|representative|alcalde|alcaldesa|concejal|electo|electa)/,
  ],
  ['faith_leader', /\b(faith|pastor|priest|rabbi|imam|clergy|religio|sacerdote|lider de fe)/],
  ['educator', /\b(educator|teacher|principal|professor|school|maestr|docente|profesor|educador)/],
  ['student', /\b(student|estudiante|alumn)/],
  ['health_worker', /\b(health|nurse|doctor|promotor|enfermer|medic[oa]|salud)/],
  ['activist', /\b(activist|organizer|advocate|activista|organizador)/],
  ['parent', /\b(parent|mother|father|guardian|caregiver|padre|madre|tutor)/],
  ['resident', /\b(resident|neighbor|neighbour|residente|vecin)/],
  ['volunteer', /\b(volunteer|voluntari)/],
  ['press', /\b(press|media|journalist|reporter|prensa|periodista)/],
  ['business_owner', /\b(business|shop|owner|empresari|comerciante|dueñ|duen)/],
  ['funder', /\b(funder|donor|philanthrop|financiador|donante)/],
  ['staff', /\b(staff|employee|personal|emplead)/],
]
const contacts: [string, RegExp][] = [
  ['email', /\b(e ?mail|correo)/],
  ['text', /\b(text|sms|whatsapp|mensaje)/],
  ['phone', /\b(phone|call|tel|llamada|celular)/],
  ['post', /\b(post|letter|mail|carta)/],
]

/** A person of a plain table, and what the person is to the organization the row names, if it names one. */
export function readPerson(cells: Cells, found: Found): { person: Draft; affiliation: Draft | null } | null {
  const externalId = cells.text('externalId')
  const givenName = cells.text('givenName')
  const familyName = cells.text('familyName')
  const whole = [givenName, familyName].filter((part) => part !== null).join(' ')
  const fullName = cells.text('fullName') ?? (whole === '' ? nameOf(cells, 'fullName', 'email') : whole)
  const email = cells.email('email')
  const title = cells.text('title')
  const department = cells.text('department')
  const organization = organizationRef(cells, found)
  const organizationName = cells.text('organizationName')
  const organizationExternalId = cells.text('organizationExternalId')
  if (fullName === null) return null
  const person: Draft = {
    kind: 'person',
    externalId,
    keyParts: email === null ? [fullName, organizationExternalId ?? organizationName] : [fullName, email],
    fields: {
      fullName,
      givenName,
      familyName,
      email,
      city: cells.text('city'),
      kind: oneOf(cells, 'kind', kinds, 'person_kind_unknown'),
      preferredContact: oneOf(cells, 'preferredContact', contacts),
      languages: cells.languages('languages'),
      tags: cells.list('tags'),
      attached: {},
    },
    refs: {},
  }
  const belongs = organization !== null || organizationName !== null || organizationExternalId !== null
  if (!belongs && title === null) return { person, affiliation: null }
  return {
    person,
    affiliation: {
      kind: 'affiliation',
      externalId: null,
      keyParts: [organizationExternalId ?? organizationName],
      fields: { title, department, organizationName, organizationExternalId },
      refs: organization === null ? {} : { organization },
    },
  }
}

/** One of a list of words; what fits none of them stays in `extra`, and is reported as `code`, if given. */
function oneOf(cells: Cells, field: string, words: [string, RegExp][], code?: ProblemCode): string | null {
  const value = cells.text(field)
  if (value === null) return null
  const word = words.find(([, pattern]) => pattern.test(plain(value)))?.[0] ?? null
  if (word !== null) return word
  // Whoever writes "other" means it.
  if (/^otr[oa]s?$|^others?$/.test(plain(value))) return null
  if (code !== undefined) cells.warn(code, cells.columnOf(field), { value: value.slice(0, 200) })
  cells.keep(field)
  return null
}
