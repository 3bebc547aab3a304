import { useEffect, useRef, useState } from 'react'
import { Button } from '../button/button.tsx'

/** A drawn signature as it was drawn: strokes in a path of `width` by `height` units. `label` says whose it is. */
export function DrawnSignature({ path, label, width, height }: Paper & { path: string; label: string }) {
  return (
    <svg className="drawn-signature" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  )
}

interface Paper {
  width: number
  height: number
}

interface Props extends Paper {
  name: string
  label: string
  help: string
  clear: string
  /** A path drawn before, when the form comes back. */
  defaultValue?: string | undefined
  error?: string | undefined
  /** The longest path that is kept; what is drawn beyond it is left out. */
  longest: number
}

/**
 * Paper to draw a signature on, with a finger, a pen or a mouse. It comes with the scripts and only adds to a field in
 * which the name is written: whoever has no scripts or no pointer misses nothing. It sends a path of `M12 40L15 44…`.
 */
export function SignaturePad({
  name,
  label,
  help,
  clear,
  defaultValue = '',
  error,
  longest,
  width,
  height,
}: Props) {
  const [ready, setReady] = useState(false)
  const [path, setPath] = useState(defaultValue)
  const last = useRef<{ x: number; y: number } | null>(null)
  useEffect(() => setReady(true), [])
  if (!ready) return null
  const add = (event: React.PointerEvent<SVGSVGElement>, begins: boolean) => {
    const box = event.currentTarget.getBoundingClientRect()
    const x = Math.min(width, Math.max(0, Math.round(((event.clientX - box.left) / box.width) * width)))
    const y = Math.min(height, Math.max(0, Math.round(((event.clientY - box.top) / box.height) * height)))
    const before = last.current
    if (!begins && (before === null || Math.hypot(x - before.x, y - before.y) < 3)) return
    last.current = { x, y }
    // A stroke is a line from its first moment on, so that a dot is one too.
    const piece = begins ? `M${x} ${y}L${x} ${y}` : `L${x} ${y}`
    setPath((drawn) => (drawn.length + piece.length > longest ? drawn : drawn + piece))
  }
  const lift = () => {
    last.current = null
  }
  return (
    <div className={error === undefined ? 'field signature-pad' : 'field signature-pad wrong'}>
      <p className="signature-pad-label">{label}</p>
      <p className="field-help">{help}</p>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          add(event, true)
        }}
        onPointerMove={(event) => last.current !== null && add(event, false)}
        onPointerUp={lift}
        onPointerCancel={lift}
      >
        <line x1={width * 0.06} x2={width * 0.94} y1={height * 0.78} y2={height * 0.78} />
        {path !== '' && <path d={path} />}
      </svg>
      {path !== '' && (
        <Button type="button" look="quiet" small onClick={() => setPath('')}>
          {clear}
        </Button>
      )}
      <input type="hidden" name={name} value={path} />
      {error !== undefined && <p className="field-error">{error}</p>}
    </div>
  )
}
