import { historyOfPartnership } from '#platform/activity/history.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { askTogether } from '#platform/context/transaction.server.ts'
import type { PanelContent } from '#platform/features/feature.server.ts'
import { isOpen, joinRates, keptRate } from '../../partnerships/commitments/commitment.ts'
import {
  currentVision,
  frameOf,
  goalsOf,
  type LedgerRow,
  ledgerOf,
  representativesOf,
} from '../../partnerships/index.server.ts'
import { endorsementState } from '../../partnerships/visions/vision.ts'
import { readJourney } from '../stages/journey.server.ts'

/** How much of each part the overview shows; the whole of it has a page of its own. */
const most = { promises: 4, goals: 3, history: 6 } as const

/** All that the page of a partnership shows, from the reader's own side. Throws NotFound out of reach. */
export async function readOverview(tx: Tx, partnershipId: string) {
  const frame = await frameOf(tx, partnershipId)
  const { partnership } = frame
  const own = tx.actor.organizationId
  const [ledger, allGoals, vision, people, journey, panels, history] = await askTogether([
    ledgerOf(tx, partnership.id),
    goalsOf(tx, partnership.id),
    currentVision(tx, partnership.id),
    representativesOf(tx, partnership.id),
    readJourney(tx, partnership),
    panelsOf(tx, partnership.id),
    historyOfPartnership(tx, partnership.id, most.history),
  ])
  const goals = allGoals.filter((goal) => goal.closure === null)
  return {
    frame,
    journey,
    ours: sideOf(ledger.filter((row) => row.promisor.id === own)),
    theirs: sideOf(ledger.filter((row) => row.promisor.id !== own)),
    goals: goals.slice(0, most.goals),
    moreGoals: goals.length > most.goals,
    vision: vision === null ? null : { ...vision, ...endorsersOf(vision, partnership.partners) },
    people: people
      .filter((person) => person.endedOn === null)
      .map(({ personId, name, title, organizationId }) => ({
        id: personId,
        name,
        title,
        organization:
          partnership.partners.find((partner) => partner.organizationId === organizationId)?.name ?? '',
      })),
    panels,
    history,
  }
}

/** Still to be done; a promise taken back after its day is broken, and over. */
const stillOpen = (row: LedgerRow): boolean => isOpen(row.standing) && row.withdrawal === null

/** What is open first, then what was done last, and the rate of all of it. */
function sideOf(rows: readonly LedgerRow[]) {
  const open = rows.filter(stillOpen)
  const done = rows.filter((row) => !stillOpen(row))
  const room = Math.max(most.promises - open.length, 1)
  return {
    rows: [...open.slice(0, most.promises), ...done.slice(0, room)],
    total: rows.length,
    rate: joinRates([keptRate(rows.map((row) => row.standing))]),
  }
}

function endorsersOf(
  vision: NonNullable<Awaited<ReturnType<typeof currentVision>>>,
  partners: Parameters<typeof endorsementState>[1],
) {
  const { byAll, missing } = endorsementState(vision, partners)
  return { byAll, missing: missing.map((partner) => partner.name) }
}

async function panelsOf(tx: Tx, partnershipId: string): Promise<PanelContent[]> {
  const contents = await askTogether(
    tx.system.registry.panels
      .filter((panel) => panel.place === 'partnership')
      .map((panel) => panel.load(tx, partnershipId)),
  )
  return contents.filter((content) => content !== null)
}
