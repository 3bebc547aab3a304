import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { frameOf } from '../partnerships/frame.server.ts'
import { partnershipPolicy } from '../policy.ts'
import { proposalInput } from './inputs.ts'
import type { Course } from './proposal.ts'
import { propose } from './propose.server.ts'

/** Loads a page on which a course of a partnership is proposed; throws Forbidden for who takes no part in it. */
export const loadCourse = load(async (tx, { params, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.propose)
  if (frame.ownStanding !== 'accepted') throw new Forbidden()
  return { frame, back: `${base}/partnerships/${frame.partnership.id}` }
})

/** Its action: proposes it with the reason given. */
export const proposeCourse = (kind: Course) =>
  act(async (tx, { form, params, base }) => {
    const input = parseForm(proposalInput.omit({ kind: true, partnershipId: true }), form)
    const made = await propose(tx, { ...input, kind, partnershipId: params.partnership ?? '' })
    return isRefusal(made) ? made : done(`${base}/proposals/${made.id}`, m.proposal_made(), made.historyId)
  })
