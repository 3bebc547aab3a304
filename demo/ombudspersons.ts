import { type Day, en, type Text } from './demo.ts'

/** Somebody from outside whom the workspace names, to be asked to see to a concern. */
export interface Ombudsperson {
  person: string
  by: string
  day: Day
  about: Text
}

export const ombudspersons: Ombudsperson[] = [
  {
    person: 'sara-okonkwo',
    by: 'ruth-adler',
    day: -240,
    about: en(
      'Teaches how people settle things among neighbors, and has done it on Ferry Street for ten years.',
    ),
  },
]
