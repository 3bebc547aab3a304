import { m } from '#platform/words/words.ts'
import { KeyValues } from '#ui/key-values/key-values.tsx'

/** What directories said of a record beyond our fields, as it came. */
export function Extra({ extra }: { extra: unknown }) {
  const items = flat(extra)
  if (items.length === 0) return null
  return (
    <details>
      <summary>{m.from_directories()}</summary>
      <p className="soft small">{m.from_directories_help()}</p>
      <KeyValues items={items} />
    </details>
  )
}

/** One line for each value, however deep it lies, named by its way there. */
function flat(value: unknown, way: readonly string[] = []): { key: string; term: string; value: string }[] {
  if (value === null || value === undefined || value === '') return []
  if (typeof value !== 'object') return [{ key: way.join('/'), term: way.join(' · '), value: String(value) }]
  return Object.entries(value).flatMap(([name, inner]) => flat(inner, [...way, name]))
}
