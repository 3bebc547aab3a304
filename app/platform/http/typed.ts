/** Text fields and lists of a form as they were typed, so that nothing is lost when the form comes back. */
export function typedValues(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name).filter((value): value is string => typeof value === 'string')
    if (name !== 'password' && all.length > 0) values[name] = all.length === 1 ? (all[0] ?? '') : all
  }
  return values
}
