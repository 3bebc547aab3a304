import { type RawBuilder, sql } from 'kysely'
import { agreementsOf } from '#features/partnerships/agreements/reads.server.ts'
import { readLedger } from '#features/partnerships/commitments/reads.server.ts'
import { nextDay } from '#features/partnerships/concerns/concern.ts'
import { listConcerns } from '#features/partnerships/concerns/list.server.ts'
import { proposalKinds, proposalStandings } from '#features/partnerships/proposals/proposal.ts'
import { listProposals } from '#features/partnerships/proposals/reads.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'

/** One record of a noun: its day, and what it is an example of. */
interface Told {
  on: string
  states: readonly (string | null)[]
}
export interface Noun {
  noun: string
  /** How many there are at least. */
  least: number
  /** How many months the earliest lies back at least. */
  months: number
  /** How many days the latest lies back at most; a season where nothing is said. */
  within?: number
  /** Each of these is there. */
  states: readonly string[]
  read: (tx: Tx) => Promise<readonly Told[]>
}

/** Rows of a table of the workspace, each with its day and what it is an example of. */
const rows =
  (from: string, on: string, ...states: string[]) =>
  async (tx: Tx): Promise<readonly Told[]> => {
    const listed: RawBuilder<unknown> = sql.raw(
      states.map((state) => `(${state})::text`).join(', ') || 'null',
    )
    const found = await sql<Told>`select (${sql.raw(on)})::date::text as "on", array[${listed}] as states
      from ${sql.raw(from)} where t.workspace_id = ${tx.workspace.id}`.execute(tx.db)
    return found.rows
  }

const beside = (table: string, own: string, other: string) =>
  `left join ${table} b on b.workspace_id = t.workspace_id and b.${own} = t.${other}`

const lapsed = `case when exists (
    select 1 from endorsements e join vision_versions x on x.workspace_id = e.workspace_id and x.id = e.vision_version_id
    where e.workspace_id = t.workspace_id and x.partnership_id = t.partnership_id and x.number < t.number
      and not exists (select 1 from endorsements n where n.workspace_id = t.workspace_id and n.vision_version_id = t.id
        and n.organization_id = e.organization_id)
      and not exists (select 1 from vision_versions l where l.workspace_id = t.workspace_id
        and l.partnership_id = t.partnership_id and l.number > t.number))
  then 'lapsed' else 'endorsed' end`

/** Who holds a seat of a committee today. */
const seated = `(select count(*) from committee_members c where c.workspace_id = t.workspace_id and c.committee_id = t.id
  and c.ended_on is null and (c.until_on is null or c.until_on >= current_date))`
const seats = `(select sum(c.seats) from committee_seats c where c.workspace_id = t.workspace_id and c.committee_id = t.id)`

/** Whether a decision was ever looked at again with this answer. */
const looked = (answer: string) => `case when exists (select 1 from decision_reviews r
  where r.workspace_id = t.workspace_id and r.decision_id = t.id and r.answer = '${answer}') then '${answer}' end`

/** What the demo carries of each noun, over two years. */
export const nouns: readonly Noun[] = [
  {
    noun: 'proposals about partnerships',
    least: 8,
    months: 10,
    within: 10,
    states: [...proposalKinds, ...proposalStandings],
    read: async (tx) =>
      (await listProposals(tx, { cursor: null, limit: 100 })).items.map((one) => ({
        on: dayIn(tx.workspace.timeZone, one.proposedAt),
        states: [one.kind, one.standing],
      })),
  },
  {
    noun: 'versions of visions',
    least: 18,
    months: 22,
    states: ['endorsed', 'lapsed'],
    read: rows('vision_versions t', 't.created_at', lapsed),
  },
  {
    noun: 'posts in discussions',
    least: 45,
    months: 22,
    states: ['page', 'mail', 'program', 'mention'],
    read: rows(
      'posts t',
      't.created_at',
      't.came_by',
      `case when exists (select 1 from mentions x where x.workspace_id = t.workspace_id and x.post_id = t.id) then 'mention' end`,
    ),
  },
  {
    noun: 'held mails',
    least: 1,
    months: 0,
    states: ['address'],
    read: rows('held_mails t', 't.received_at', 't.reason'),
  },
  {
    noun: 'learnings',
    least: 30,
    months: 23,
    within: 20,
    states: ['culture', 'need', 'network', 'words', 'own', 'told and shown', 'told and waiting'],
    read: rows(
      `learnings t ${beside('behalf_acts', 'id', 'behalf_id')}`,
      't.heard_on',
      't.kind',
      `case when t.audience = 'organization' then 'own' when b.evidence <> '' then 'told and shown'
        when b.id is not null and b.accepted_at is null and b.disputed_at is null then 'told and waiting' end`,
    ),
  },
  {
    noun: 'goals',
    least: 18,
    months: 22,
    states: ['open', 'met', 'partly', 'dropped'],
    read: rows(
      `goals t ${beside('goal_closures', 'goal_id', 'id')}`,
      't.created_at',
      `coalesce(b.outcome, 'open')`,
    ),
  },
  {
    noun: 'check-ins',
    least: 65,
    months: 20,
    states: [],
    read: rows('check_ins t', 't.checked_on'),
  },
  {
    noun: 'looks at goals again',
    least: 15,
    months: 19,
    states: ['keep', 'change', 'close'],
    read: rows(
      `goal_review_items t ${beside('goal_reviews', 'id', 'review_id')}`,
      'b.reviewed_on',
      't.answer',
    ),
  },
  {
    noun: 'own objectives',
    least: 16,
    months: 21,
    states: ['partnership', 'organization'],
    read: rows(
      'objectives t',
      't.created_at',
      `case when t.shared_at is null then 'organization' else 'partnership' end`,
    ),
  },
  {
    noun: 'pieces of work',
    least: 38,
    months: 21,
    states: ['gap', 'accountable'],
    read: rows(
      'work_pieces t',
      't.created_at',
      `case when exists (select 1 from roles r where r.workspace_id = t.workspace_id and r.work_piece_id = t.id
        and r.part = 'accountable') then 'accountable' else 'gap' end`,
    ),
  },
  {
    noun: 'answers to roles',
    least: 7,
    months: 20,
    states: ['accepted', 'declined'],
    read: rows('role_answers t', 't.answered_at', 't.answer'),
  },
  {
    noun: 'agreements',
    least: 16,
    months: 21,
    states: [
      ...['mou', 'data-sharing', 'service', 'sponsorship', 'support-letter', 'amendment', 'renewal'],
      ...['draft', 'waiting', 'declined', 'coming', 'inForce', 'expired', 'ended', 'replaced'],
    ],
    read: async (tx) =>
      (await agreementsOf(tx)).map((one) => ({
        on: one.draftedOn,
        states: [one.kind, one.standing, one.followsAs],
      })),
  },
  {
    noun: 'suggestions for agreements',
    least: 4,
    months: 21,
    states: ['accepted', 'declined', 'open'],
    read: rows(
      `agreement_suggestions t ${beside('agreement_suggestion_outcomes', 'suggestion_id', 'id')}`,
      't.created_at',
      `coalesce(b.outcome, 'open')`,
    ),
  },
  {
    noun: 'turns at agreements',
    least: 6,
    months: 21,
    states: [],
    read: rows('agreement_turns t', 't.given_at'),
  },
  {
    noun: 'commitments',
    least: 190,
    months: 22,
    states: [
      ...[
        'pledged',
        'accepted',
        'due',
        'late',
        'broken',
        'fulfilled',
        'acknowledged',
        'disputed',
        'withdrawn',
      ],
      ...['kept', 'doneLate', 'fromAgreement', 'fromConcern', 'fromRecurring'],
    ],
    read: async (tx) =>
      (await readLedger(tx, { view: 'all', query: '' })).map((row) => ({
        on: row.pledgedOn,
        states: [row.standing.state, row.standing.outcome, sources[row.sourceKind ?? ''] ?? null],
      })),
  },
  {
    noun: 'other days asked for',
    least: 6,
    months: 6,
    states: ['accepted', 'declined', 'unanswered'],
    read: rows(
      'renegotiations t',
      't.proposed_on',
      `case when t.accepted_on is not null then 'accepted' when t.declined_on is not null then 'declined' else 'unanswered' end`,
    ),
  },
  {
    noun: 'promises that come round',
    least: 5,
    months: 20,
    states: ['week or month', 'quarter', 'ended', 'unaccepted'],
    read: rows(
      'recurring_promises t',
      't.pledged_on',
      `case when t.rhythm = 'quarter' then 'quarter' else 'week or month' end`,
      `case when t.ended_on is not null then 'ended' end`,
      `case when not exists (select 1 from recurring_acceptances a where a.workspace_id = t.workspace_id
        and a.recurring_id = t.id) then 'unaccepted' end`,
    ),
  },
  {
    noun: 'rhythms of contact',
    least: 24,
    months: 20,
    states: ['agreed', 'proposed', 'en', 'es'],
    read: rows(
      'cadences t',
      't.starts_on',
      `case when t.accepted_at is null then 'proposed' else 'agreed' end`,
      't.language',
    ),
  },
  {
    noun: 'contact',
    least: 155,
    months: 23,
    states: ['call', 'visit', 'meeting', 'workshop', 'listening-session', 'event', 'mail', 'message'],
    read: rows('touchpoints t', 't.happened_on', 't.kind'),
  },
  {
    noun: 'meetings',
    least: 68,
    months: 22,
    states: ['held', 'cancelled', 'planned', 'moved'],
    read: rows(
      `meetings t ${beside('meeting_cancellations', 'meeting_id', 'id')}`,
      't.starts_on',
      `case when b.id is not null then 'cancelled' when exists (select 1 from meeting_holdings h
        where h.workspace_id = t.workspace_id and h.meeting_id = t.id) then 'held' else 'planned' end`,
      `case when t.series_day <> t.starts_on then 'moved' end`,
    ),
  },
  {
    noun: 'drafts of minutes that rest',
    least: 1,
    months: 0,
    within: 30,
    states: ['laid down'],
    read: rows(
      'minutes_drafts t',
      't.updated_at',
      `case when t.private_since is null and t.laid_down_at < now() - interval '1 day' then 'laid down' end`,
    ),
  },
  {
    noun: 'minutes confirmed',
    least: 26,
    months: 22,
    states: [],
    read: rows('minutes_confirmations t', 't.created_at'),
  },
  {
    noun: 'decisions',
    least: 19,
    months: 22,
    states: [
      ...['consent', 'consensus', 'majority', 'weighted', 'delegated', 'without names', 'with a quorum'],
      ...['open', 'adopted', 'rejected', 'undecided', 'no_quorum', 'dissent', 'keep', 'change', 'end'],
    ],
    read: rows(
      `decisions t ${beside('decision_settlements', 'decision_id', 'id')}`,
      't.created_at',
      't.method',
      `coalesce(b.outcome, 'open')`,
      `case when t.anonymous then 'without names' end`,
      `case when t.quorum is not null then 'with a quorum' end`,
      `case when b.outcome = 'adopted' and exists (select 1 from decision_voices v where v.workspace_id = t.workspace_id
        and v.decision_id = t.id and v.replaced_at is null and v.stand = 'against') then 'dissent' end`,
      looked('keep'),
      looked('change'),
      looked('end'),
    ),
  },
  {
    noun: 'turns skipped',
    least: 1,
    months: 11,
    within: 400,
    states: [],
    read: rows('rota_skips t', 't.created_at'),
  },
  {
    noun: 'swaps of turns',
    least: 4,
    months: 8,
    states: ['accepted', 'declined', 'asked'],
    read: rows(
      'rota_swaps t',
      't.created_at',
      `case t.accepted when true then 'accepted' when false then 'declined' else 'asked' end`,
    ),
  },
  {
    noun: 'committees',
    least: 5,
    months: 21,
    within: 150,
    states: ['full', 'vacant', 'ended'],
    read: rows(
      'committees t',
      't.created_at',
      `case when t.ended_on is not null then 'ended' when ${seated} < ${seats} then 'vacant' else 'full' end`,
    ),
  },
  {
    noun: 'seats in committees',
    least: 14,
    months: 21,
    states: ['given up', 'over', 'held'],
    read: rows(
      'committee_members t',
      't.from_on',
      `case when t.ended_on is not null then 'given up' when t.until_on < current_date then 'over' else 'held' end`,
    ),
  },
  {
    noun: 'concerns',
    // One of the eight is not the coordinator's to know.
    least: 7,
    months: 20,
    states: ['openly', 'confidential', 'anonymous', 'waits', 'late', 'settled', 'trust answered'],
    read: async (tx) =>
      (await listConcerns(tx, { standing: 'all', query: '' })).map((one) => ({
        on: one.raisedOn,
        states: [
          one.openness === 'open' ? 'openly' : one.openness,
          one.settlement === null ? (nextDay(one, tx.today)?.late ? 'late' : 'waits') : 'settled',
          one.trust.length > 0 ? 'trust answered' : null,
        ],
      })),
  },
  {
    noun: 'settlements of concerns',
    least: 7,
    months: 20,
    states: ['holds', 'taken up again'],
    read: rows(
      'concern_settlements t',
      't.settled_on',
      `case when t.reopened_on is null then 'holds' else 'taken up again' end`,
    ),
  },
  {
    noun: 'asking whether there is a concern',
    least: 8,
    months: 17,
    within: 200,
    states: ['nothing', 'something'],
    read: rows('concern_askings t', 't.asked_on', 't.answer'),
  },
  {
    noun: 'pulses',
    least: 19,
    months: 20,
    within: 30,
    states: ['one time', 'with a rhythm'],
    read: rows(
      'pulse_waves t',
      't.opened_on',
      `case when t.every_days is null then 'one time' else 'with a rhythm' end`,
    ),
  },
  {
    noun: 'answers to the workspace’s own questions',
    least: 100,
    months: 20,
    states: [],
    read: rows(`pulse_item_ratings t ${beside('pulse_responses', 'id', 'response_id')}`, 'b.answered_at'),
  },
  {
    noun: 'benefits',
    least: 18,
    months: 18,
    states: ['money', 'hours'],
    read: rows(
      'benefits t',
      't.received_on',
      `case when t.amount_minor is not null then 'money' when t.hours is not null then 'hours' end`,
    ),
  },
  {
    noun: 'hours given',
    least: 10,
    months: 19,
    states: ['contact', 'promise'],
    read: rows(
      'hour_entries t',
      't.given_on',
      `case when t.touchpoint_id is null then 'promise' else 'contact' end`,
    ),
  },
  {
    noun: 'speaking times',
    least: 12,
    months: 22,
    states: [],
    read: rows('speaking_times t', 't.created_at'),
  },
  {
    noun: 'expertise credited',
    least: 3,
    months: 5,
    states: [],
    read: rows('expertise_credits t', 't.used_on'),
  },
  {
    noun: 'wishes for notices',
    least: 3,
    months: 19,
    within: 120,
    states: ['now', 'digest'],
    read: rows('notice_wishes t', 't.changed_at', 't.by_mail'),
  },
]

const sources: Readonly<Record<string, string>> = {
  agreement: 'fromAgreement',
  concern: 'fromConcern',
  recurringPromise: 'fromRecurring',
}
