import { decideMove } from '#features/journey/stages/decide.server.ts'
import { stateEvidence } from '#features/journey/stages/state.server.ts'
import { acceptPartnership, declinePartnership } from '#features/partnerships/partners/answer.server.ts'
import { invitePartner } from '#features/partnerships/partners/invite.server.ts'
import { leavePartnership } from '#features/partnerships/partners/leave.server.ts'
import { addRepresentative } from '#features/partnerships/partners/represent.server.ts'
import { concludePartnership } from '#features/partnerships/partnerships/conclude.server.ts'
import { pausePartnership } from '#features/partnerships/partnerships/pause.server.ts'
import { startPartnership } from '#features/partnerships/partnerships/start.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { type Circle, ourselves } from './circle.server.ts'

/** How a partnership began, who came and went, and the way through the stages. */
export function tellPartnership(circle: Circle): void {
  const { story, told, town, host } = circle
  const [first, ...later] = told.partners.filter((partner) => partner.organization !== host)
  if (first === undefined) throw new Error(`${told.key} has no partner`)
  const starts = circle.leadOf(host)
  story.on(told.startedDay, 'began', `${told.key} begins`, async () => {
    const answer = await startPartnership(await circle.as(starts, told.startedDay, host), {
      name: told.name,
      purpose: told.purpose.text,
      language: told.purpose.language,
      beganOn: town.day(told.startedDay),
      organizationIds: [town.id('organization', first.organization)],
      communityIds: told.communities.map((key) => town.id('community', key)),
    })
    if (!isRefusal(answer)) town.know('partnership', told.key, answer.id)
    return answer
  })
  for (const { organization, invitedDay } of later)
    story.on(invitedDay, 'invited', `${organization} is invited to ${told.key}`, async () =>
      invitePartner(await circle.as(starts, invitedDay, host), circle.id, {
        organizationId: town.id('organization', organization),
      }),
    )
  for (const partner of [first, ...later]) tellPartner(circle, partner)
  for (const { organization, person, fromDay } of told.representatives)
    if (person !== starts)
      story.on(fromDay, 'represented', `${person} in ${told.key}`, async () =>
        addRepresentative(await circle.as(starts, fromDay, host), circle.id, {
          organizationId: town.id('organization', organization),
          personId: town.id('person', person),
        }),
      )
  for (const { stage, day, decidedBy, reason } of told.stageHistory.slice(1))
    story.on(day, 'moved', `${told.key} moves to ${stage}`, async () =>
      decideMove(await circle.as(decidedBy, day), circle.id, { stage, reason: reason.text }),
    )
  for (const { action, day, what, who, link } of told.evidence)
    story.on(day, 'stated', `${action} of ${told.key}`, async () =>
      stateEvidence(await circle.as(circle.holds(who) ? who : starts, day), circle.id, {
        keyAction: action,
        on: town.day(day),
        what: what.text,
        who: town.nameOf(who),
        link: link ?? null,
        ...ourselves,
      }),
    )
  const { paused, concluded } = told
  if (paused !== undefined)
    story.on(paused.day, 'ended', `${told.key} pauses`, async () =>
      pausePartnership(await circle.as(paused.by, paused.day), circle.id, {
        organizationId: null,
        note: paused.reason.text,
        evidence: '',
        evidenceLink: '',
      }),
    )
  if (concluded !== undefined)
    story.on(concluded.day, 'ended', `${told.key} is concluded`, async () =>
      concludePartnership(await circle.as(concluded.by, concluded.day), circle.id, {
        note: concluded.note.text,
      }),
    )
}

function tellPartner(circle: Circle, partner: Circle['told']['partners'][number]): void {
  const { story, told } = circle
  const { organization, acceptedDay, declined, left, onBehalf } = partner
  const person = circle.leadOf(organization)
  if (acceptedDay !== null)
    story.on(acceptedDay, 'answered', `${organization} joins ${told.key}`, async () => {
      const [tx, behalf] = await circle.actor({ organization, person, day: acceptedDay }, onBehalf)
      return acceptPartnership(tx, circle.id, behalf)
    })
  if (declined !== undefined)
    story.on(declined.day, 'answered', `${organization} declines ${told.key}`, async () => {
      const spoken = { by: circle.leadOf(circle.host), evidence: 'call', note: declined.reason } as const
      const [tx, behalf] = await circle.actor({ organization, person, day: declined.day }, spoken)
      return declinePartnership(tx, circle.id, {
        ...behalf,
        evidence: 'Told us on the phone.',
        reason: declined.reason.text,
      })
    })
  if (left !== undefined)
    story.on(left.day, 'ended', `${organization} leaves ${told.key}`, async () =>
      leavePartnership(await circle.as(left.by, left.day, organization), circle.id, {
        ...ourselves,
        reason: left.reason.text,
      }),
    )
}
