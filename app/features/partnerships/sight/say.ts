import { roleName } from '#platform/accounts/role-name.ts'
import { type AbilityRow, isStaff, roles } from '#platform/policy/policy.ts'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import type { partnershipPolicy } from '../policy.ts'
import type { DoorKind, OpenDoor } from './sight.ts'

const doors: Record<DoorKind, () => string> = {
  key: m.sight_door_key,
  feed: m.sight_door_feed,
  invitation: m.sight_door_invitation,
  pulse: m.sight_door_pulse,
  behalf: m.sight_door_behalf,
  signature: m.sight_door_signature,
  copy: m.sight_door_copy,
  minutes: m.sight_door_minutes,
}
const opened: Record<DoorKind, () => string> = {
  key: m.sight_opens_key,
  feed: m.sight_opens_feed,
  invitation: m.sight_opens_invitation,
  pulse: m.sight_opens_pulse,
  behalf: m.sight_opens_behalf,
  signature: m.sight_opens_signature,
  copy: m.sight_opens_copy,
  minutes: m.sight_opens_minutes,
}
/** What kind of way in it is, and what it opens. */
export const doorName = (kind: DoorKind): string => doors[kind]()
export const doorOpens = (kind: DoorKind): string => opened[kind]()
export const doorUntil = ({ until }: Pick<OpenDoor, 'until'>, today: string): string =>
  until === null ? m.sight_until_ended() : formatDay(until, today)

export type Ability = keyof typeof partnershipPolicy
const abilities: Record<Ability, () => string> = {
  start: m.sight_can_start,
  change: m.sight_can_change,
  conclude: m.sight_can_conclude,
  handOver: m.sight_can_hand_over,
  invitePartner: m.sight_can_invite_partner,
  propose: m.sight_can_propose,
  withdrawProposal: m.sight_can_withdraw_proposal,
  inviteRepresentative: m.sight_can_invite_colleague,
  answer: m.sight_can_answer,
  actOnBehalf: m.sight_can_act_on_behalf,
  workTogether: m.sight_can_work,
  raiseConcern: m.sight_can_raise,
  openPulse: m.sight_can_pulse,
  nameOmbudspersons: m.sight_can_name_ombudspersons,
  keepPulseItems: m.sight_can_pulse_items,
  seeAcross: m.sight_can_across,
  keepCommitments: m.sight_can_promise,
  speakFor: m.sight_can_speak,
}
export const abilityWords = (ability: Ability): string => abilities[ability]()

/** Who of one side may, in words: "owner, coordinator", each for its own where the table says so; a dash for nobody. */
export function whoMay(row: AbilityRow, side: 'host' | 'partners'): string {
  const may = roles.filter((role) => isStaff(role) === (side === 'host') && row[role] !== false)
  if (may.length === 0) return m.sight_nobody()
  const names = formatList(may.map(roleName))
  const onlyOwn = may.every((role) => row[role] === 'own')
  return onlyOwn ? m.sight_for_own({ roles: names }) : names
}
