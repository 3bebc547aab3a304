import { useState } from 'react'

/** Text to take away as it is: a key, an address, a command. `copy` adds a button where scripts run. */
export function CodeBlock({
  children,
  label,
  copy,
}: {
  children: string
  label: string
  copy?: { label: string; done: string }
}) {
  const [copied, setCopied] = useState(false)
  return (
    <div className="code-block">
      <figure>
        <figcaption>{label}</figcaption>
        <pre>
          <code>{children}</code>
        </pre>
      </figure>
      {copy && (
        <button
          type="button"
          className="button small-button scripted"
          onClick={() => navigator.clipboard.writeText(children).then(() => setCopied(true))}
        >
          <span role="status">{copied ? copy.done : copy.label}</span>
        </button>
      )}
    </div>
  )
}
