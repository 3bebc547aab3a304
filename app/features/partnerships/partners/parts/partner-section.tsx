import type { Day } from '#platform/context/days.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Menu, MenuLink } from '#ui/menu/menu.tsx'
import { Face } from '#ui/person/face.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { Frame } from '../../partnerships/frame.server.ts'
import type { PartnerPeople } from '../people.server.ts'
import { InvitationRow } from './invitation-row.tsx'
import { SmallAct } from './small-act.tsx'
import { WaysIn } from './ways-in.tsx'

/** How a partner stands, in a few words. */
export function partnerState(
  partner: Pick<PartnerPeople, 'standing' | 'sinceOn' | 'leftOn'>,
  today: Day,
): string {
  const on = (day: Day | null) => (day === null ? '' : formatDay(day, today))
  return {
    invited: () => m.partner_standing_invited({ on: on(partner.sinceOn) }),
    accepted: () => m.partner_standing_accepted({ on: on(partner.sinceOn) }),
    declined: () => m.partner_standing_declined(),
    left: () => m.partner_standing_left({ on: on(partner.leftOn) }),
  }[partner.standing]()
}

/** One partner: who stands for it, whom it is waiting for, and what can be done about it. */
export function PartnerSection({
  partner,
  frame,
  base,
}: {
  partner: PartnerPeople
  frame: Frame
  base: string
}) {
  const { organizationId, name, can: may } = partner
  const here = `${base}/partnerships/${frame.partnership.id}`
  const of = `?partner=${organizationId}`
  const day = (on: Day) => formatDay(on, frame.today)
  return (
    <Section
      title={name}
      aside={partner.paused ? <Tag tone="straw">{m.partner_paused()}</Tag> : undefined}
      lede={partnerState(partner, frame.today)}
    >
      {partner.representatives.length + partner.invitations.length + partner.keysWaiting.length === 0 ? (
        <p className="soft">{m.partners_nobody({ name })}</p>
      ) : (
        <Rows label={name}>
          {partner.representatives.map((one) => (
            <Row
              key={one.id}
              lead={<Face name={one.name} seed={one.personId} />}
              title={one.name}
              to={`${base}/people/${one.personId}`}
              who={[one.title, one.email, one.phone, m.representative_since({ on: day(one.beganOn) })]
                .filter(Boolean)
                .join(' · ')}
              end={
                may.bring && (
                  <Menu label={m.more()} aloud={one.name}>
                    {frame.can.handOver && (
                      <MenuLink to={`${base}/handover?from=${one.personId}`}>
                        {m.representative_hand_over()}
                      </MenuLink>
                    )}
                    <SmallAct inMenu act="end" id={one.id} label={m.representative_end()} aloud={one.name} />
                  </Menu>
                )
              }
            />
          ))}
          {partner.invitations.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              today={frame.today}
              can={may.bring}
              base={base}
            />
          ))}
          {partner.keysWaiting.map((key) => (
            <Row
              key={key.id}
              title={m.way_in_key({ name: key.name })}
              to={`${base}/approvals/${key.id}`}
              who={<Tag tone="straw">{m.invitation_waits()}</Tag>}
            />
          ))}
        </Rows>
      )}
      {(may.bring || may.behalf) && (
        <div className="cluster" style={{ marginBlockStart: 'var(--s4)' }}>
          {may.bring && (
            <ButtonLink small to={`${here}/people/new${of}`}>
              {m.representative_add()}
              <span className="aloud">: {name}</span>
            </ButtonLink>
          )}
          {may.invite && (
            <ButtonLink small to={`${here}/invite${of}`}>
              {m.invitation_invite()}
              <span className="aloud">: {name}</span>
            </ButtonLink>
          )}
          {may.behalf && partner.standing === 'invited' && (
            <ButtonLink small to={`${here}/answer${of}`}>
              {m.partner_record_answer()}
              <span className="aloud">: {name}</span>
            </ButtonLink>
          )}
          {may.behalf && partner.standing === 'accepted' && (
            <Menu label={m.more()} aloud={name}>
              <MenuLink to={`${here}/leave${of}`}>{m.partner_record_leaving()}</MenuLink>
            </Menu>
          )}
        </div>
      )}
      {partner.waysIn.length > 0 && <WaysIn name={name} ways={partner.waysIn} today={frame.today} />}
      {partner.former.length > 0 && (
        <details style={{ marginBlockStart: 'var(--s3)' }}>
          <summary className="soft">{m.partner_former_people()}</summary>
          <Rows>
            {partner.former.map((one) => (
              <Row
                key={one.id}
                lead={<Face name={one.name} seed={one.personId} small />}
                title={one.name}
                end={
                  <span className="soft small">
                    {m.representative_until({ on: formatDay(one.endedOn ?? one.beganOn, frame.today) })}
                  </span>
                }
              />
            ))}
          </Rows>
        </details>
      )}
    </Section>
  )
}
