import { Invalid } from '#platform/errors/errors.ts'
import { parseInput } from '#platform/http/form.server.ts'
import { typedValues } from '#platform/http/typed.ts'
import { locales } from '#platform/words/words.ts'
import { type ItemChange, type ItemInput, itemChange, itemInput, textField } from './inputs.ts'

/** Reads the form, a field for each language, by the schema the API uses. Throws Invalid with issues at the form's own fields. */
export const readItemForm = (form: FormData): ItemInput =>
  atFields(form, (raw, typed) => parseInput(itemInput, raw, typed))
export const readItemChange = (form: FormData): ItemChange =>
  atFields(form, (raw, typed) => parseInput(itemChange, raw, typed))

function atFields<T>(form: FormData, parse: (raw: unknown, typed: ReturnType<typeof typedValues>) => T): T {
  const typed = typedValues(form)
  const version = form.get('version')
  const raw = {
    kind: form.get('kind') ?? undefined,
    fromOn: form.get('fromOn') ?? undefined,
    texts: Object.fromEntries(locales.map((locale) => [locale, String(form.get(textField(locale)) ?? '')])),
    ...(version === null ? {} : { version: Number(version) }),
  }
  try {
    return parse(raw, typed)
  } catch (failure) {
    if (!(failure instanceof Invalid)) throw failure
    throw new Invalid(
      failure.issues.map((issue) => ({ ...issue, path: issue.path.replace(/^texts\./, 'text.') })),
      typed,
    )
  }
}
