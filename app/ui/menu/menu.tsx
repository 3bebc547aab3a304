import { ChevronDown } from 'lucide-react'
import { Link, type LinkProps } from 'react-router'

type MenuProps = {
  label: React.ReactNode
  aloud?: string
  look?: 'plain' | 'quiet'
  up?: boolean
  small?: boolean
  children: React.ReactNode
}

/**
 * Further acts behind one word ("More"): links and small forms. Opens without scripts; with them Escape and
 * leaving it close it. `aloud` goes on after the label for screen readers ("More" … "about Homework Harbor").
 */
export function Menu({ label, aloud, look = 'quiet', up, small, children }: MenuProps) {
  return (
    <details
      className="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !event.currentTarget.open) return
        event.currentTarget.open = false
        event.currentTarget.querySelector('summary')?.focus()
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget))
          event.currentTarget.open = false
      }}
    >
      <summary className={small ? `button ${look} small-button` : `button ${look}`}>
        {label}
        {aloud && <span className="aloud"> {aloud}</span>}
        <ChevronDown size={16} aria-hidden />
      </summary>
      <div className={up ? 'menu-sheet up' : 'menu-sheet'}>{children}</div>
    </details>
  )
}

/** A line of a menu that goes somewhere. */
export function MenuLink(props: LinkProps) {
  return <Link {...props} className="menu-item" />
}

/** A line of a menu that does something; put it in the form it submits. */
export function MenuButton({ danger, ...rest }: React.ComponentProps<'button'> & { danger?: boolean }) {
  return <button type="submit" {...rest} className={danger ? 'menu-item danger' : 'menu-item'} />
}
