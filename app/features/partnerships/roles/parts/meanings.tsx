import { m } from '#platform/words/words.ts'
import { parts } from '../role.ts'
import { partMeaning } from '../say.ts'

/** What the four words of the matrix mean, folded away for those who know. */
export function Meanings() {
  return (
    <details className="small measure" style={{ marginBlockStart: 'var(--s4)' }}>
      <summary>{m.roles_legend()}</summary>
      <ul style={{ marginBlockStart: 'var(--s2)', paddingInlineStart: '1.2em' }}>
        {parts.map((part) => (
          <li key={part}>{partMeaning(part)}</li>
        ))}
      </ul>
    </details>
  )
}
