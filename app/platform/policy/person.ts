import { NotByKey } from '../errors/errors.ts'

/** The person whose own things these are: notices, wishes, what was put off. Throws NotByKey for an actor that is nobody. */
export function ownPerson({ personId }: { personId: string | null }): string {
  if (personId === null) throw new NotByKey('own')
  return personId
}

/**
 * For a word that nobody can give for a person: a signature, an answer of the pulse, whatever is confidential. A key of
 * one's own stands for the person's work, not for their presence. Throws NotByKey.
 */
export function inPerson({ kind }: { kind: string }): void {
  if (kind === 'key') throw new NotByKey('in-person')
}
