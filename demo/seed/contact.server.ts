import { acceptCadence } from '#features/partnerships/cadences/accept.server.ts'
import type { Channel } from '#features/partnerships/cadences/cadence.ts'
import { proposeCadence } from '#features/partnerships/cadences/propose.server.ts'
import { logTouchpoint } from '#features/partnerships/touchpoints/log.server.ts'
import type { TouchpointKind } from '#features/partnerships/touchpoints/touchpoint.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import type { Cadence, Touchpoint } from '../shapes/contact.ts'
import { type Circle, ourselves } from './circle.server.ts'

/** How the partners keep in touch with the host and each other, and the conversations, written down by whoever had them. */
export function tellContact(circle: Circle): void {
  for (const cadence of circle.told.cadences) tellCadence(circle, cadence)
  for (const touchpoint of circle.told.touchpoints) tellTouchpoint(circle, touchpoint)
}

function tellTouchpoint(circle: Circle, told: Touchpoint): void {
  const { story, town } = circle
  const key = circle.key(told.key)
  story.on(told.day, 'met', key, async () => {
    const answer = await logTouchpoint(await circle.as(writerOf(circle, told), told.day), {
      partnershipId: circle.id,
      kind: kinds[told.kind],
      happenedOn: town.day(told.day),
      isTwoWay: true,
      summary: told.summary.text,
      language: told.summary.language,
      communityId: told.communityMembers ? town.id('community', told.communityMembers.community) : null,
      communityMembers: told.communityMembers?.count ?? null,
      organizationIds: told.organizations.map((each) => town.id('organization', each)),
      personIds: told.people.map((each) => town.id('person', each)),
      audience: told.audience,
      followUp: '',
      followUpDueOn: null,
      followUpBy: null,
      ...ourselves,
    })
    if (!isRefusal(answer)) town.know('touchpoint', key, answer.id)
    return answer
  })
}

function tellCadence(circle: Circle, told: Cadence): void {
  const { story, town, host } = circle
  const { organization, agreedDay, acceptedDay, onBehalf } = told
  // Between two partners the one that is named first proposes; to a partner the host does.
  const proposer = told.with === undefined ? host : organization
  const other = told.with ?? host
  const answerer = told.with ?? organization
  const what = `cadence of ${organization} and ${other} in ${circle.told.key}`
  const voiceOf = (side: string) =>
    circle.partnerOf(circle.leadOf(side)) === side ? town.id('person', circle.leadOf(side)) : null
  let id = ''
  story.on(agreedDay, 'cadence', what, async () => {
    const by = await circle.as(circle.leadOf(proposer), agreedDay, proposer)
    const answer = await proposeCadence(by, circle.id, {
      organizationId: town.id('organization', organization),
      otherOrganizationId: told.with === undefined ? null : town.id('organization', told.with),
      everyDays: told.everyDays,
      channel: channels[told.channel],
      language: told.language,
      purpose: told.purpose,
      otherPersonId: told.with === undefined ? town.id('person', circle.leadOf(host)) : voiceOf(other),
      partnerPersonId: voiceOf(organization),
      startsOn: town.day(agreedDay),
      ...ourselves,
    })
    if (!isRefusal(answer)) id = answer.id
    return answer
  })
  if (acceptedDay !== null)
    story.on(acceptedDay, 'cadence', what, async () => {
      const [tx, behalf] = await (onBehalf === undefined
        ? circle.word(answerer, acceptedDay)
        : circle.actor({ organization: answerer, person: circle.leadOf(host), day: acceptedDay }, onBehalf))
      return acceptCadence(tx, id, behalf)
    })
}

const channels: Record<Cadence['channel'], Channel> = {
  mail: 'mail',
  phone: 'call',
  text: 'message',
  letter: 'mail',
  'in-person': 'visit',
}

/** The author; where somebody took part whom a partner's people don't know, one of the host's. */
function writerOf(circle: Circle, told: Touchpoint): string {
  const { town, host } = circle
  const belongs = (person: string) => circle.partnerOf(person)
  const known = new Set(circle.told.representatives.map((each) => each.person))
  const own = belongs(told.author)
  const knowsAll = told.people.every((person) => known.has(person) || belongs(person) === own)
  if (own === host || knowsAll) return told.author
  return told.people.find((person) => town.homeOf(person) === host) ?? circle.leadOf(host)
}

const kinds: Record<Touchpoint['kind'], TouchpointKind> = {
  call: 'call',
  visit: 'visit',
  meeting: 'meeting',
  workshop: 'workshop',
  listening_session: 'listening-session',
  event: 'event',
  mail: 'mail',
  message: 'message',
}
