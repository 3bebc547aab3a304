import { Link } from 'react-router'

/** A list of things, a line between them. `label` names the list where no heading does. */
export function Rows({ children, label }: { children: React.ReactNode; label?: string }) {
  return (
    <ul className="rows" aria-label={label}>
      {children}
    </ul>
  )
}

type RowProps = {
  title: React.ReactNode
  to?: string
  /** The second line: who, why, where from. */
  who?: React.ReactNode
  /** At the end: a DueText, a Tag, a figure. */
  end?: React.ReactNode
  /** At the start: a Checkoff or Face. */
  lead?: React.ReactNode
  /** Small buttons under the words. */
  actions?: React.ReactNode
  late?: boolean
}

/** One thing of a list, in a sentence; the whole row leads to `to`. */
export function Row({ title, to, who, end, lead, actions, late }: RowProps) {
  return (
    <li className={late ? 'row late' : 'row'}>
      {lead && <div className="row-lead">{lead}</div>}
      <div className="row-words">
        <p className="row-title">{to ? <Link to={to}>{title}</Link> : title}</p>
        {who && <p className="row-who">{who}</p>}
        {actions && <div className="row-actions">{actions}</div>}
      </div>
      {end && <div className="row-end">{end}</div>}
    </li>
  )
}
