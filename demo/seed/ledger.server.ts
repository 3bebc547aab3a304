import { promiseClause } from '#features/partnerships/agreements/promise.server.ts'
import { acceptCommitment } from '#features/partnerships/commitments/accept.server.ts'
import { acknowledge } from '#features/partnerships/commitments/acknowledge.server.ts'
import {
  acceptRenegotiation,
  declineRenegotiation,
} from '#features/partnerships/commitments/answer-renegotiation.server.ts'
import { dispute } from '#features/partnerships/commitments/dispute.server.ts'
import { fulfil } from '#features/partnerships/commitments/fulfil.server.ts'
import { pledge } from '#features/partnerships/commitments/pledge.server.ts'
import { renegotiate } from '#features/partnerships/commitments/renegotiate.server.ts'
import { settleDispute } from '#features/partnerships/commitments/settle-dispute.server.ts'
import { withdraw } from '#features/partnerships/commitments/withdraw.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import type { Commitment } from '../shapes/commitment.ts'
import type { Circle } from './circle.server.ts'

/** The promises of a partnership, and all that happened to each. */
export function tellLedger(circle: Circle): void {
  for (const commitment of circle.told.commitments) tellCommitment(circle, commitment)
}

function tellCommitment(circle: Circle, told: Commitment): void {
  const { story, town } = circle
  const key = circle.key(told.key)
  const id = () => town.id('commitment', key)
  const { promisor, onBehalf, fulfilment, withdrawn, disputed } = told
  const promisorOn = (day: number, person = told.by, recorded = onBehalf) =>
    circle.actor({ organization: promisor, person, day }, recorded)
  const answerer = circle.answering(told.beneficiaries)

  story.on(told.pledgedDay, 'pledged', key, async () => {
    const [tx, behalf] = await promisorOn(told.pledgedDay)
    const concern = told.remedyOf === undefined ? null : town.idIfKnown('concern', circle.key(told.remedyOf))
    const source = concern === null ? null : { kind: 'concern', id: concern }
    const said = {
      text: told.text.text,
      details: '',
      language: told.text.language,
      dueOn: town.day(told.dueDay),
      beneficiaryOrganizationIds: told.beneficiaries.map((each) => town.id('organization', each)),
      responsiblePersonId: town.id('person', told.by),
      touchpointId: circle.conversationOf(told.key),
      ...behalf,
    }
    const { clauseOf } = told
    const answer =
      clauseOf === undefined
        ? await pledge(tx, { partnershipId: circle.id, ...said }, source)
        : await promiseClause(tx, town.id('agreement', circle.key(clauseOf.agreement)), {
            ...said,
            clause: clauseOf.words,
          })
    if (!isRefusal(answer)) town.know('commitment', key, answer.id)
    return answer
  })
  const { acceptedDay, acknowledgedDay } = told
  if (acceptedDay !== null)
    story.on(acceptedDay, 'accepted', key, async () => {
      const [tx, behalf] = await circle.word(answerer, acceptedDay)
      return acceptCommitment(tx, id(), behalf)
    })
  for (const { day, newDueDay, reason, acceptedDay: agreedDay, declinedDay } of told.renegotiations ?? []) {
    story.on(day, 'renegotiated', key, async () => {
      const [tx, behalf] = await promisorOn(day)
      return renegotiate(tx, id(), { newDueOn: town.day(newDueDay), reason: reason.text, ...behalf })
    })
    if (agreedDay !== null)
      story.on(agreedDay, 'rearranged', key, async () => {
        const [tx, behalf] = await circle.word(answerer, agreedDay)
        return acceptRenegotiation(tx, id(), behalf)
      })
    if (declinedDay !== undefined)
      story.on(declinedDay, 'rearranged', key, async () => {
        const [tx, behalf] = await circle.word(answerer, declinedDay)
        return declineRenegotiation(tx, id(), behalf)
      })
  }
  if (fulfilment !== undefined)
    story.on(fulfilment.enteredDay, 'fulfilled', key, async () => {
      const [tx, behalf] = await promisorOn(fulfilment.enteredDay, fulfilment.by, fulfilment.onBehalf)
      const evidence = fulfilment.evidence === undefined ? '' : `${fulfilment.evidence}.`
      return fulfil(tx, id(), {
        fulfilledOn: town.day(fulfilment.day),
        note: [fulfilment.note?.text ?? '', evidence].filter((part) => part !== '').join(' '),
        ...behalf,
      })
    })
  if (acknowledgedDay !== undefined)
    story.on(acknowledgedDay, 'acknowledged', key, async () => {
      const [tx, behalf] = await circle.word(answerer, acknowledgedDay)
      return acknowledge(tx, id(), { note: '', ...behalf })
    })
  if (disputed !== undefined) {
    const { day, reason, settled } = disputed
    story.on(day, 'disputed', key, async () => {
      const [tx, behalf] = await circle.word(answerer, day)
      return dispute(tx, id(), { reason: reason.text, ...behalf })
    })
    if (settled !== undefined)
      story.on(settled.day, 'disputed', key, async () => {
        const [tx, behalf] = await circle.word(answerer, settled.day)
        return settleDispute(tx, id(), { settlement: settled.how.text, ...behalf })
      })
  }
  if (withdrawn !== undefined)
    story.on(withdrawn.day, 'withdrawn', key, async () => {
      const [tx, behalf] = await promisorOn(withdrawn.day)
      return withdraw(tx, id(), { reason: withdrawn.reason.text, ...behalf })
    })
}
