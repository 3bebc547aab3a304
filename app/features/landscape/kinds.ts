/** What organizations and people are, and how people like to be reached: choices of forms, filters and the API. */
export const organizationKinds = [
  'business',
  'nonprofit',
  'school',
  'university',
  'health',
  'government',
  'faith',
  'grassroots',
  'funder',
  'media',
  'network',
  'other',
] as const
export type OrganizationKind = (typeof organizationKinds)[number]

export const personKinds = [
  'official',
  'faith-leader',
  'educator',
  'activist',
  'parent',
  'resident',
  'volunteer',
  'press',
  'health-worker',
  'business-owner',
  'staff',
  'student',
  'funder',
  'other',
] as const
export type PersonKind = (typeof personKinds)[number]

export const contactWays = ['mail', 'phone', 'text', 'letter', 'in-person'] as const
export type ContactWay = (typeof contactWays)[number]
