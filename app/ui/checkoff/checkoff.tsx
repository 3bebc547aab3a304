import { Check } from 'lucide-react'
import { Form, Link } from 'react-router'

/** The square at the start of a row: one press says it is done. `label` is read, so it names the thing ("Done: call Maple Clinic"). */
export function Checkoff({
  action,
  label,
  fields = {},
  done,
  pending,
}: {
  action: string
  label: string
  fields?: Record<string, string>
  done?: boolean
  pending?: boolean
}) {
  return (
    <Form method="post" action={action} className="checkoff" preventScrollReset>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button
        type="submit"
        aria-label={label}
        title={label}
        className={done || pending ? 'done' : undefined}
        aria-busy={pending}
      >
        <span>
          <Check size={16} strokeWidth={3} aria-hidden />
        </span>
      </button>
    </Form>
  )
}

/** The same square where saying done takes a form: it leads to the smallest one. */
export function CheckoffLink({ to, label }: { to: string; label: string }) {
  return (
    <span className="checkoff">
      <Link to={to} aria-label={label} title={label}>
        <span>
          <Check size={16} strokeWidth={3} aria-hidden />
        </span>
      </Link>
    </span>
  )
}
