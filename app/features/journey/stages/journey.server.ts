import type { Tx } from '#platform/context/context.server.ts'
import { dayIn } from '#platform/context/days.ts'
import type { Beside, Evidence } from '#platform/features/feature.server.ts'
import { lastWritten } from '../../partnerships/index.server.ts'
import type { Partnership } from '../../partnerships/partnerships/partnership.ts'
import { presentPartners } from '../../partnerships/partnerships/partnership.ts'
import { currentStage, type Move, stays } from './move.ts'
import { movesOf, openProposal, type Proposal, statedOf } from './reads.server.ts'
import {
  type Finding,
  joinFinding,
  type KeyAction,
  keyActions,
  type Stage,
  type StatedEvidence,
  type Surroundings,
} from './stage.ts'

/** The way of one partnership through the stages, with what the record holds today. */
export interface Journey {
  stage: Stage
  since: string
  moves: Move[]
  proposal: Proposal | null
  stays: ReturnType<typeof stays>
  findings: Finding[]
}

/** Everything the pages and verbs need to know of a partnership's way. The partnership was read under reach. */
export async function readJourney(tx: Tx, partnership: Partnership): Promise<Journey> {
  const moves = await movesOf(tx, partnership.id)
  const proposal = await openProposal(tx, partnership.id)
  const stated = await statedOf(tx, partnership.id)
  const around = await surroundings(tx, partnership, moves)
  return {
    ...currentStage(moves, partnership.beganOn),
    moves,
    proposal,
    stays: stays(moves, partnership.beganOn),
    findings: await findAll(tx, partnership.id, keyActions, stated, around),
  }
}

/** What the rules need to know of a partnership besides its evidence. */
export async function surroundings(
  tx: Tx,
  partnership: Partnership,
  moves: readonly Move[],
): Promise<Surroundings> {
  const joined = presentPartners(partnership.partners).map((partner) =>
    dayIn(tx.workspace.timeZone, partner.since),
  )
  const entered = stays(moves, partnership.beganOn)
  return {
    today: tx.today,
    lastJoinedOn: joined.sort().at(-1) ?? null,
    changedOn: await lastWritten(tx, partnership.id),
    enteredOn: Object.fromEntries(Object.entries(entered).map(([stage, stay]) => [stage, stay.from])),
  }
}

/** Asks every source that speaks for these key actions, and joins what people stated. */
export async function findAll(
  tx: Tx,
  partnershipId: string,
  wanted: readonly KeyAction[],
  stated: readonly StatedEvidence[],
  around: Surroundings,
): Promise<Finding[]> {
  const findings: Finding[] = []
  // One after the other: a transaction has one connection.
  for (const keyAction of wanted) {
    const found: Evidence[] = []
    for (const source of tx.system.registry.evidence)
      if (source.keyAction === keyAction) found.push(await source.find(tx, partnershipId))
    findings.push(
      joinFinding(
        keyAction,
        found,
        stated.filter((entry) => entry.keyAction === keyAction),
        around,
      ),
    )
  }
  return findings
}

/** What is known besides the key actions, by stage. */
export async function besidesOf(tx: Tx, partnershipId: string): Promise<(Beside & { stage: Stage })[]> {
  const besides: (Beside & { stage: Stage })[] = []
  for (const { stage, find } of tx.system.registry.besides)
    besides.push({ ...(await find(tx, partnershipId)), stage })
  return besides
}
