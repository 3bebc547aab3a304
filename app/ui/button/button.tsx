import { Link, type LinkProps } from 'react-router'

/** go: the one likely act of a page. plain: others. quiet: seldom. danger: takes something away. */
export type ButtonLook = 'go' | 'plain' | 'quiet' | 'danger'

type Shared = { look?: ButtonLook; icon?: React.ReactNode; small?: boolean }

const names = (look: ButtonLook, small?: boolean, more?: string) =>
  ['button', look, small && 'small-button', more].filter(Boolean).join(' ')

/** A button; submits its form unless `type` says otherwise. While `pending` it keeps focus and ignores presses. */
export function Button({
  look = 'plain',
  icon,
  small,
  pending,
  className,
  children,
  onClick,
  ...rest
}: Shared & React.ComponentProps<'button'> & { pending?: boolean }) {
  return (
    <button
      type="submit"
      {...rest}
      className={names(look, small, className)}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {pending ? <span className="spin" aria-hidden="true" /> : icon}
      {children}
    </button>
  )
}

/**
 * A small button that shows only a sign, for an act that every row of a list has. `label` is its name: it is read
 * aloud, and shown to who rests on it.
 */
export function IconButton({
  icon,
  label,
  look = 'quiet',
  ...rest
}: { icon: React.ReactNode; label: string; look?: ButtonLook } & Omit<
  React.ComponentProps<'button'>,
  'children' | 'aria-label' | 'title'
>) {
  return (
    <Button
      {...rest}
      look={look}
      small
      className="icon-button"
      icon={icon}
      aria-label={label}
      title={label}
    />
  )
}

/** A link that looks like a button: for going somewhere, never for changing something. */
export function ButtonLink({
  look = 'plain',
  icon,
  small,
  className,
  children,
  ...rest
}: Shared & LinkProps) {
  return (
    <Link {...rest} className={names(look, small, className)}>
      {icon}
      {children}
    </Link>
  )
}
