import { landscape } from '#features/landscape/index.server.ts'
import type { Ctx } from '#platform/context/context.server.ts'
import { read, write } from '#platform/context/transaction.server.ts'
import { Invalid } from '#platform/errors/errors.ts'
import { parseInput } from '#platform/http/form.server.ts'
import { must } from '#platform/testing/answers.server.ts'
import { openWorld } from '#platform/testing/world.server.ts'
import { makePartnership } from '../factories.ts'
import { partnerships } from '../index.server.ts'
import { readPartnership } from '../partnerships/reads.server.ts'
import { acceptProposal } from './accept.server.ts'
import { declineProposal } from './answer.server.ts'
import { acceptInput, proposalInput } from './inputs.ts'
import { propose } from './propose.server.ts'
import { readProposal } from './reads.server.ts'

/** Why something is proposed in these scenes. */
export const reason = 'They know every family on that street.'

/** For tests: the host’s coordinator, and a partner whose lead proposes. */
export async function openScene() {
  const world = await openWorld([landscape, partnerships])
  const harbor = await world.organization('Harbor Youth')
  const library = await world.organization('Riverbend Library')
  const coordinator = await world.as('coordinator')
  const decider = () => world.as('coordinator')
  const proposer = () => world.as('lead', harbor)

  /** A partnership of the host and Harbor Youth, and the lead's context that reaches it. */
  const scene = async () => {
    const partnershipId = await makePartnership(world, [harbor])
    return { partnershipId, lead: await proposer() }
  }
  const input = (fields: Record<string, unknown>) => parseInput(proposalInput, { reason, ...fields })
  const made = async (fields: Record<string, unknown>, by?: Ctx) =>
    (await must(by ?? (await proposer()), (tx) => propose(tx, input(fields)))).id
  const look = async (id: string, by?: Ctx) => read(by ?? (await decider()), (tx) => readProposal(tx, id))
  const accept = async (id: string, fields: Record<string, unknown> = {}, by?: Ctx) =>
    write(by ?? (await decider()), (tx) => acceptProposal(tx, id, parseInput(acceptInput, fields)))
  const decline = async (id: string, by?: Ctx) =>
    write(by ?? (await decider()), (tx) => declineProposal(tx, id, { reason: 'After the summer.' }))
  const standing = async (partnershipId: string, organizationId: string) =>
    (await read(coordinator, (tx) => readPartnership(tx, partnershipId))).partners.find(
      (one) => one.organizationId === organizationId,
    )?.standing
  /** What was refused, or is wrong with the first field that is. */
  const fails = async (fields: Record<string, unknown>, by?: Ctx) => {
    const ctx = by ?? (await proposer())
    try {
      return await write(ctx, (tx) => propose(tx, input(fields)))
    } catch (failure) {
      if (failure instanceof Invalid) return failure.issues[0]
      throw failure
    }
  }
  let lamps = 0
  const newName = () => `Lamps for Mill Road ${++lamps}`
  return {
    world,
    harbor,
    library,
    coordinator,
    scene,
    input,
    made,
    look,
    accept,
    decline,
    standing,
    fails,
    newName,
  }
}
