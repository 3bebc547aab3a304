import { declineProposal, withdrawProposal } from '#features/partnerships/proposals/answer.server.ts'
import { proposalInput } from '#features/partnerships/proposals/inputs.ts'
import { propose } from '#features/partnerships/proposals/propose.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { proposals, type ToldProposal } from '../proposals.ts'
import type { Circle } from './circle.server.ts'

/** What was proposed in a partnership, or by its people; what was done since has answered it. */
export function tellProposals(circle: Circle): void {
  const { story, told } = circle
  const own = proposals.filter((one) => one.partnership === told.key)
  for (const { what, by, day, reason, declined, withdrawnDay } of own) {
    let id = ''
    story.on(day, 'proposed', reason.text, async () => {
      const made = await propose(
        await circle.as(by, day),
        proposalInput.parse({ kind: what.kind, reason: reason.text, ...fieldsOf(circle, what) }),
      )
      if (!isRefusal(made)) id = made.id
      return made
    })
    if (declined !== undefined)
      story.on(declined.day, 'settled', reason.text, async () =>
        declineProposal(await circle.as(declined.by, declined.day), id, { reason: declined.reason.text }),
      )
    if (withdrawnDay !== undefined)
      story.on(withdrawnDay, 'settled', reason.text, async () =>
        withdrawProposal(await circle.as(by, withdrawnDay), id),
      )
  }
}

function fieldsOf(circle: Circle, what: ToldProposal['what']) {
  const id = (key: string) => circle.town.id('organization', key)
  if (what.kind === 'partner') return { partnershipId: circle.id, organizationIds: [id(what.organization)] }
  if (what.kind !== 'partnership') return { partnershipId: circle.id }
  return {
    name: what.name,
    purpose: what.purpose.text,
    organizationIds: what.organizations.map(id),
    otherOrganizations: what.others,
    communityIds: what.communities.map((key) => circle.town.id('community', key)),
  }
}
