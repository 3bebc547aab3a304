import { sql } from 'kysely'
import type { Tx } from '#platform/context/context.server.ts'
import { addMonths, type Day } from '#platform/context/days.ts'
import { askOnce } from '#platform/context/transaction.server.ts'
import type { Evidence, EvidenceSource } from '#platform/features/feature.server.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { weightSql } from '../behalf/weight.server.ts'
import { presentPartners } from '../partnerships/partnership.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { reachableTouchpoints } from './reads.server.ts'

const gatheringKinds = ['listening-session', 'meeting', 'workshop'] as const

interface Gathering {
  id: string
  kind: string
  on: Day
  noted: boolean
  members: number
  served: boolean
  organizationIds: string[]
  /** Whose people took part, by who they belonged to on that day. */
  presentIds: string[]
}

/** Gatherings of some kinds that all partners read and that count, the latest first. A private note is nobody's evidence. */
async function gatherings(tx: Tx, partnershipId: string, kinds: readonly string[]): Promise<Gathering[]> {
  const all = await askOnce(tx, `gatherings ${partnershipId}`, () => allGatherings(tx, partnershipId))
  return all.filter(({ kind }) => kinds.includes(kind))
}

async function allGatherings(tx: Tx, partnershipId: string): Promise<Gathering[]> {
  const { rows } = await sql<Gathering>`
    select t.id, t.kind, t.happened_on as "on", t.summary <> '' as noted, coalesce(t.community_members, 0) as members,
      exists (select 1 from partnership_communities s where s.workspace_id = t.workspace_id
          and s.partnership_id = t.partnership_id and s.community_id = t.community_id)
        or exists (select 1 from organization_communities s join partners p on p.workspace_id = s.workspace_id
          and p.organization_id = s.organization_id and p.partnership_id = t.partnership_id
          and p.accepted_at is not null and p.left_at is null
          where s.workspace_id = t.workspace_id and s.community_id = t.community_id) as served,
      array(select distinct a.organization_id from touchpoint_people x
        join affiliations a on a.workspace_id = x.workspace_id and a.person_id = x.person_id
          and (a.began_on is null or a.began_on <= t.happened_on) and (a.ended_on is null or a.ended_on >= t.happened_on)
        where x.workspace_id = t.workspace_id and x.touchpoint_id = t.id) as present_ids,
      array(select x.organization_id from touchpoint_organizations x
        where x.workspace_id = t.workspace_id and x.touchpoint_id = t.id) as organization_ids
    from touchpoints t left join behalf_acts b on b.workspace_id = t.workspace_id and b.id = t.behalf_id
    where ${reachableTouchpoints(tx)} and t.partnership_id = ${partnershipId} and t.audience = 'partnership'
      and t.kind = any(${gatheringKinds}::text[]) and ${weightSql('b')} = 'counts'
    order by t.happened_on desc, t.id desc`.execute(tx.db)
  return rows
}

/** Community listening sessions: one with notes and three people of a community served; shown as old after 24 months. */
export const listeningSessions: EvidenceSource = {
  keyAction: 'listening_sessions',
  find: async (tx, partnershipId) =>
    listeningEvidence(await gatherings(tx, partnershipId, ['listening-session']), partnershipId, tx.today),
}

export function listeningEvidence(
  sessions: readonly Gathering[],
  partnershipId: string,
  today: Day,
): Evidence {
  const good = sessions.filter((one) => one.noted && one.members >= 3 && one.served)
  const [last] = sessions
  const [lastGood] = good
  const old = lastGood === undefined ? null : addMonths(lastGood.on, 24)
  const people = sessions.reduce((sum, one) => sum + one.members, 0)
  return {
    items:
      last === undefined
        ? []
        : [
            {
              kind: 'touchpoint',
              id: last.id,
              on: last.on,
              text: m.touchpoint_evidence_listening({
                sessions: m.touchpoint_count_sessions({ count: sessions.length }),
                people: m.touchpoint_count_residents({ count: people }),
              }),
              href: whereOf(partnershipId, sessions, '?kind=listening-session'),
            },
          ],
    enough: good.length > 0,
    missing:
      good.length > 0
        ? null
        : last === undefined
          ? m.touchpoint_missing_listening()
          : !last.noted
            ? m.touchpoint_missing_notes()
            : last.members < 3
              ? m.touchpoint_missing_members()
              : m.touchpoint_missing_community(),
    lapsedOn: old !== null && old < today ? old : null,
  }
}

/** Joint workshops or meetings: one attended by people of every partner; lapses after 12 months. */
export const jointMeetings: EvidenceSource = {
  keyAction: 'joint_meetings',
  find: async (tx, partnershipId) => {
    const { partners } = await readPartnership(tx, partnershipId)
    return meetingEvidence(
      await gatherings(tx, partnershipId, ['meeting', 'workshop']),
      presentPartners(partners).map((partner) => ({ id: partner.organizationId, name: partner.name })),
      partnershipId,
      tx.today,
    )
  },
}

export function meetingEvidence(
  meetings: readonly Gathering[],
  partners: readonly { id: string; name: string }[],
  partnershipId: string,
  today: Day,
): Evidence {
  const joint = meetings.filter((one) => partners.every(({ id }) => one.presentIds.includes(id)))
  const [last] = joint
  const lapses = last === undefined ? null : addMonths(last.on, 12)
  const enough = lapses !== null && lapses >= today
  const [latest] = meetings
  const namesOf = (some: typeof partners) => formatList(some.map(({ name }) => name))
  const absent = partners.filter(({ id }) => !latest?.organizationIds.includes(id))
  const unnamed = partners.filter(({ id }) => !latest?.presentIds.includes(id))
  const shown = last === undefined ? meetings : joint
  return {
    items: shown.slice(0, 1).map((one) => ({
      kind: 'touchpoint',
      id: one.id,
      on: one.on,
      text:
        last === undefined
          ? m.touchpoint_evidence_meetings({ count: meetings.length })
          : m.touchpoint_evidence_joint({ count: joint.length }),
      href: whereOf(partnershipId, shown, ''),
    })),
    enough,
    missing: enough
      ? null
      : lapses !== null
        ? m.touchpoint_missing_meeting_again()
        : latest === undefined
          ? m.touchpoint_missing_meeting()
          : absent.length > 0
            ? m.touchpoint_missing_partners({ names: namesOf(absent) })
            : m.touchpoint_missing_people({ names: namesOf(unnamed) }),
    lapsedOn: enough ? null : lapses,
  }
}

/** The record itself where there is one, else the list of them. */
const whereOf = (partnershipId: string, all: readonly { id: string }[], filter: string): string =>
  all.length === 1 && all[0] !== undefined
    ? `/touchpoints/${all[0].id}`
    : `/partnerships/${partnershipId}/touchpoints${filter}`
