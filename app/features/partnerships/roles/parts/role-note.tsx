import { m } from '#platform/words/words.ts'
import { isAccepted, isDeclined, type Role } from '../role.ts'

/** Under a letter: who is named and what they said, and whether their partner has agreed. */
export function RoleNote({ role }: { role: Role | undefined }) {
  if (role === undefined) return null
  const agreed = isAccepted(role) ? m.role_accepted() : m.role_waiting()
  return (
    <span className={isDeclined(role) ? 'letter-note no' : 'letter-note'}>
      {role.personName !== null && (
        <>
          {role.personName} ·{' '}
          {role.answer === null
            ? m.role_says_nothing()
            : role.answer.answer === 'accepted'
              ? m.role_said_yes()
              : m.role_said_no()}
          {role.answer?.reason ? <> {m.role_no_because({ reason: role.answer.reason })}</> : null}
          {role.answer?.saidBy ? <> ({m.role_said_for({ person: role.answer.saidBy })})</> : null}
          <br />
        </>
      )}
      {agreed}
    </span>
  )
}
