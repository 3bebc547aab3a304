import { isDeclined, type Role, type WorkPiece } from './role.ts'

/** Who carries much more than the others, with the figures that say so. */
export interface Overload {
  kind: 'partner' | 'person'
  name: string
  /** Pieces of work that they do or answer for. */
  count: number
  /** Of how many in all. */
  of: number
  /** How many the other partners carry on average, to one decimal; null of a person. */
  others: number | null
}

/** Fewer pieces than this are no burden, however they are shared. */
const some = 4
/** A partner carries much when it has this many times what the others have on average. */
const times = 2

const carries = (role: Pick<Role, 'part'>): boolean =>
  role.part === 'responsible' || role.part === 'accountable'

type Work = readonly {
  roles: readonly (Pick<Role, 'organizationId' | 'part' | 'personId' | 'personName'> & {
    answer?: Role['answer']
  })[]
}[]

/** Partners with at least four pieces of work and twice what the others carry on average, and people with at least four and more than half of all. */
export function overloadOf(
  work: Work,
  sides: readonly { organizationId: string; name: string }[],
): Overload[] {
  const of = work.length
  const carrying = work.map((piece) => piece.roles.filter((role) => carries(role) && !isDeclined(role)))
  const counts = sides.map((side) => ({
    side,
    count: carrying.filter((roles) => roles.some((role) => role.organizationId === side.organizationId))
      .length,
  }))
  const partners = counts.flatMap(({ side, count }): Overload[] => {
    const others = counts.filter((one) => one.side !== side)
    if (others.length === 0 || count < some) return []
    const mean = others.reduce((sum, one) => sum + one.count, 0) / others.length
    return count >= times * mean
      ? [{ kind: 'partner', name: side.name, count, of, others: Math.round(mean * 10) / 10 }]
      : []
  })
  const people = new Map<string, { name: string; count: number }>()
  for (const roles of carrying)
    for (const [id, name] of new Map(
      roles.flatMap((role) =>
        role.personId === null ? [] : [[role.personId, role.personName ?? ''] as const],
      ),
    ))
      people.set(id, { name, count: (people.get(id)?.count ?? 0) + 1 })
  const persons = [...people.values()]
    .filter(({ count }) => count >= some && count * 2 > of)
    .map(({ name, count }): Overload => ({ kind: 'person', name, count, of, others: null }))
  return [...partners, ...persons]
}

/** Work that somebody answers for and nobody does, as far as the letters say. */
export const idleOf = <W extends WorkPiece>(work: readonly W[], present: ReadonlySet<string>): W[] =>
  work.filter((piece) => {
    const here = piece.roles.filter((role) => present.has(role.organizationId) && !isDeclined(role))
    return here.length > 0 && !here.some((role) => role.part === 'responsible')
  })
