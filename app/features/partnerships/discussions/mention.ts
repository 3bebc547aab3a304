/** Somebody who can be asked by name. */
export interface Nameable {
  id: string
  name: string
}

/** Names without case and accents, as people type them. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const firstName = (name: string): string => name.split(' ')[0] ?? name
const endsAt = (text: string, at: number): boolean => !/[\p{L}\p{N}]/u.test(text.charAt(at))

/**
 * Whom a text asks with `@Name`: by the whole name, or by the first name where only one has it. What follows an @ and
 * names nobody among them is `unknown`, whether there is such a person elsewhere or not. An address is no name.
 */
export function namedIn(text: string, people: readonly Nameable[]): { ids: string[]; unknown: string[] } {
  const ids = new Set<string>()
  const unknown = new Set<string>()
  const known = people
    .map((one) => ({ id: one.id, whole: plain(one.name), first: plain(firstName(one.name)) }))
    .toSorted((a, b) => b.whole.length - a.whole.length)
  for (const { 1: rest = '' } of text.matchAll(/(?<![\p{L}\p{N}._%+-])@(\p{L}[^\n@]{0,120})/gu)) {
    const typed = plain(rest)
    const fits = (name: string) => typed.startsWith(name) && endsAt(typed, name.length)
    const whole = known.filter((one) => fits(one.whole))
    const longest = whole.filter((one) => one.whole.length === whole[0]?.whole.length)
    const byFirst = known.filter((one) => fits(one.first))
    const found = longest.length > 0 ? longest : byFirst
    if (found.length === 1 && found[0] !== undefined) ids.add(found[0].id)
    else unknown.add(/^[\p{L}\p{N}'’-]+/u.exec(rest)?.[0] ?? rest)
  }
  return { ids: [...ids], unknown: [...unknown] }
}

/** The words after an @ that stand for these people, the longest first. */
export const namesToMark = (people: readonly Nameable[]): string[] =>
  [...new Set(people.flatMap((one) => [one.name, firstName(one.name)]))].toSorted(
    (a, b) => b.length - a.length,
  )
