import { useState } from 'react'
import { Form } from 'react-router'
import { Button } from '../button/button.tsx'

type Undo = { action: string; label: string; fields?: Record<string, string> }

/**
 * What was just done, and the way back. Without scripts it is a notice where it stands in the page; with them it
 * rests at the foot of the window until it is closed or the next page comes: it never leaves by itself.
 */
export function UndoToast({
  children,
  undo,
  close,
}: {
  children: React.ReactNode
  undo?: Undo
  close: string
}) {
  const [closed, setClosed] = useState(false)
  if (closed) return null
  return (
    <div className="undo-toast" role="status">
      <p>{children}</p>
      {undo && (
        <Form method="post" action={undo.action}>
          {Object.entries(undo.fields ?? {}).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button small>{undo.label}</Button>
        </Form>
      )}
      <button type="button" className="toast-close" onClick={() => setClosed(true)}>
        {close}
      </button>
    </div>
  )
}
