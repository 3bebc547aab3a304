// Who asks, and whose records are asked for.

export const members = {
  owner: 'Ruth Adler',
  coordinator: 'Amara Osei',
  contributor: 'Tomás Rivera',
  viewer: 'Priya Shah',
  /** Of Harbor Youth Collective, a partner in Homework Harbor. */
  lead: 'Lucía Ferrer',
  representative: 'Jamal Carter',
  /** Lead of Maple Clinic, a partner in Walk-in Wednesdays, who has nothing to do with Homework Harbor. */
  otherLead: 'Dana Whitfield',
  /** Owner of the second workspace. */
  neighbor: 'Ingrid Solberg',
  /** Not signed in. */
  stranger: null,
} as const
export type Member = keyof typeof members
export const cast = Object.keys(members) as Member[]

/** Whose records an address names: Harbor's, the clinic's, or the second workspace's. */
export const places = ['harbor', 'clinic', 'eastfield'] as const
export type Place = (typeof places)[number]

/** Who signs in for the partner whose records they are. */
export const home: Partial<Record<Member, Place>> = {
  lead: 'harbor',
  representative: 'harbor',
  otherLead: 'clinic',
}
