import type { Tx } from '#platform/context/context.server.ts'
import { type FieldIssue, Invalid } from '#platform/errors/errors.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { choosing, equal, fewestNameless } from './decision.ts'
import type { ProposalInput } from './inputs.ts'

type Proposal = Omit<ProposalInput, 'onBehalfOf' | 'evidence' | 'evidenceLink'>

/** Checks that a proposal fits its way to decide, and leaves out what doesn't belong to it. Throws Invalid. */
export function fitProposal(tx: Tx, partnership: Partnership, input: Proposal): Proposal {
  const present = new Set(presentPartners(partnership.partners).map((one) => one.organizationId))
  const weighted = input.method === 'weighted'
  const delegated = input.method === 'delegated'
  const options = [...new Set(input.options)]
  const wrong: FieldIssue[] = []
  if (input.closesOn < tx.today) wrong.push({ path: 'closesOn', code: 'issue_decision_closes' })
  if (options.length === 1) wrong.push({ path: 'options', code: 'issue_decision_one_option' })
  if (options.length > 0 && !choosing.includes(input.method))
    wrong.push({ path: 'options', code: 'issue_decision_options' })
  if (input.anonymous && !equal.includes(input.method))
    wrong.push({ path: 'anonymous', code: 'issue_decision_anonymous' })
  if (input.anonymous && present.size < fewestNameless)
    wrong.push({ path: 'anonymous', code: 'issue_decision_anonymous_few', facts: { count: present.size } })
  if (delegated && !present.has(input.delegateOrganizationId ?? ''))
    wrong.push({ path: 'delegateOrganizationId', code: 'issue_decision_delegate' })
  if (input.quorum !== null && input.quorum > present.size)
    wrong.push({ path: 'quorum', code: 'issue_decision_quorum', facts: { count: present.size } })
  if (weighted && input.weights.some((one) => !present.has(one.organizationId)))
    wrong.push({ path: 'weights', code: 'issue_decision_weights' })
  if (wrong.length > 0) throw new Invalid(wrong)
  return {
    what: input.what,
    why: input.why,
    method: input.method,
    anonymous: input.anonymous,
    quorum: input.quorum,
    closesOn: input.closesOn,
    language: input.language,
    options,
    delegateOrganizationId: delegated ? input.delegateOrganizationId : null,
    weights: weighted
      ? [...new Map(input.weights.map((one) => [one.organizationId, one])).values()].filter(
          (one) => one.weight !== 1,
        )
      : [],
  }
}
