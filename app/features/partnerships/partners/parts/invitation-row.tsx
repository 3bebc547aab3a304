import type { Day } from '#platform/context/days.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Menu } from '#ui/menu/menu.tsx'
import { Face } from '#ui/person/face.tsx'
import { Row } from '#ui/rows/rows.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { OpenInvitation } from '../invitations/reads.server.ts'
import { SmallAct } from './small-act.tsx'

/** Someone invited by mail who hasn't come in yet. */
export function InvitationRow({
  invitation,
  today,
  can,
  base,
}: {
  invitation: OpenInvitation
  today: Day
  can: boolean
  base: string
}) {
  const { name, id, email, role, organizationName, expired } = invitation
  const { waits, approvalId } = invitation
  const facts = { organization: organizationName, when: formatDay(invitation.sentOn, today) }
  return (
    <Row
      lead={<Face name={name} seed={id} />}
      title={name}
      {...(approvalId === null ? {} : { to: `${base}/approvals/${approvalId}` })}
      who={
        <>
          {email !== null && <>{email} · </>}
          {role === 'lead' ? m.invitation_row_lead(facts) : m.invitation_row_representative(facts)} ·{' '}
          {waits ? (
            <Tag tone="straw">{m.invitation_waits()}</Tag>
          ) : expired ? (
            <Tag tone="rust">{m.invitation_expired()}</Tag>
          ) : (
            m.invitation_valid_until({ on: formatDay(invitation.validUntil, today) })
          )}
        </>
      }
      end={
        can ? (
          <Menu label={m.more()} aloud={name}>
            {!waits && <SmallAct inMenu act="resend" id={id} label={m.invitation_resend()} aloud={name} />}
            <SmallAct inMenu act="withdraw" id={id} label={m.invitation_withdraw()} aloud={name} />
          </Menu>
        ) : undefined
      }
    />
  )
}
