import { ChevronDown } from 'lucide-react'

/** A part of a long page or form under its name, folded up; `words` say in short what is in it. It opens without scripts. */
export function Fold({
  title,
  words,
  open,
  children,
}: {
  title: React.ReactNode
  words?: React.ReactNode
  open?: boolean
  children: React.ReactNode
}) {
  return (
    <details className="fold" open={open}>
      <summary>
        <span className="fold-title">{title}</span>
        {words && <span className="fold-words">{words}</span>}
        <ChevronDown size={20} aria-hidden />
      </summary>
      <div className="fold-inside">{children}</div>
    </details>
  )
}
