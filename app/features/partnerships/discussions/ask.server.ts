import { typedValues } from '#platform/http/typed.ts'

/** What was typed into a form of words, with those whom its address asks by name ticked besides. */
export function askedBesides(form: FormData, url: URL) {
  const typed = typedValues(form)
  const asked = [...[typed.mentionPersonIds ?? []].flat(), ...url.searchParams.getAll('ask')]
  return { ...typed, mentionPersonIds: [...new Set(asked)] }
}
