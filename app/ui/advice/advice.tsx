import { Lightbulb } from 'lucide-react'

/**
 * What would make an answer clearer, a sentence each. With `live` it stands beside a field and is read aloud when it
 * changes; then its place stays even where there is nothing to say.
 */
export function Advice({ items, live = false }: { items: readonly string[]; live?: boolean }) {
  if (items.length === 0 && !live) return null
  return (
    <div className="advice" {...(live ? { role: 'status' } : {})}>
      {items.length > 0 && (
        <ul>
          {items.map((words) => (
            <li key={words}>
              <Lightbulb size={16} aria-hidden />
              <span>{words}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
