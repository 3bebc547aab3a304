import { redirect } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { actAside, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { partnershipPolicy } from '../../policy.ts'
import { keepDraft } from '../drafts/keep.server.ts'
import { liveMinutes } from '../drafts/live.server.ts'
import { draftInput } from '../inputs.ts'
import { readMeeting } from '../reads.server.ts'

/** Opened like a page, it leads to the form. */
export const loader = load(async (tx, { params, base }) => {
  const meeting = await readMeeting(tx, params.meeting ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  throw redirect(`${base}/meetings/${meeting.id}/minutes/write`)
})

/** What somebody is typing into the minutes, sent by the page as they type; answers who has the pen by now. */
export const action = actAside(async (tx, { form, params }) => {
  const kept = await keepDraft(tx, params.meeting ?? '', parseForm(draftInput, form))
  return isRefusal(kept) ? kept : await liveMinutes(tx, kept.meeting)
})
