import { changeAgreement } from '#features/partnerships/agreements/change.server.ts'
import { draftAgreement } from '#features/partnerships/agreements/draft.server.ts'
import { endAgreement } from '#features/partnerships/agreements/end.server.ts'
import { followAgreement } from '#features/partnerships/agreements/follow.server.ts'
import { readAgreement, textsOf } from '#features/partnerships/agreements/reads.server.ts'
import { recallAgreement } from '#features/partnerships/agreements/recall.server.ts'
import { sendAgreement } from '#features/partnerships/agreements/send.server.ts'
import { declineAgreement, signAgreement } from '#features/partnerships/agreements/sign.server.ts'
import { acceptSuggestion } from '#features/partnerships/agreements/suggestions/accept.server.ts'
import { declineSuggestion } from '#features/partnerships/agreements/suggestions/decline.server.ts'
import { suggestWords } from '#features/partnerships/agreements/suggestions/suggest.server.ts'
import { handOver } from '#features/partnerships/agreements/turns/hand-over.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import type { Day } from '../demo.ts'
import type { Agreement } from '../shapes/agreement.ts'
import type { Circle } from './circle.server.ts'

/** What the partners put in writing: begun, written in turns, sent, signed by whom it was sent to, followed and ended. */
export function tellAgreements(circle: Circle): void {
  const { story, told, town } = circle
  for (const agreement of told.agreements ?? []) {
    const key = circle.key(agreement.key)
    const id = () => town.id('agreement', key)
    const { by, draftedDay, sentDay, calledBack, ended } = agreement
    story.on(draftedDay, 'agreed', `${key} is begun`, async () => {
      const tx = await circle.as(by, draftedDay)
      const answer = await begin(circle, tx, agreement)
      if (!isRefusal(answer)) town.know('agreement', key, answer.id)
      return answer
    })
    tellWriting(circle, agreement)
    if (calledBack !== undefined) {
      const { day, reason } = calledBack
      tellSending(circle, agreement, calledBack.sentDay)
      story.on(day, 'agreed', `${key} is called back`, async () =>
        recallAgreement(await circle.as(by, day), id(), { reason }),
      )
    }
    if (sentDay !== null) {
      tellSending(circle, agreement, sentDay)
      tellSigning(circle, agreement)
    }
    if (ended !== undefined)
      story.on(ended.day, 'ended', `${key} is ended`, async () =>
        endAgreement(await circle.as(ended.by, ended.day), id(), {
          endedOn: town.day(ended.day),
          reason: ended.reason,
        }),
      )
  }
}

async function begin(circle: Circle, tx: Tx, agreement: Agreement) {
  const { town } = circle
  const { title, follows, endsDay } = agreement
  const said = {
    kind: agreement.kind,
    title: title.text,
    language: title.language,
    beginsOn: town.day(agreement.beginsDay),
    endsOn: town.day(endsDay),
  }
  if (follows === undefined)
    return draftAgreement(tx, circle.id, {
      ...said,
      body: agreement.text ?? '',
      budget: (agreement.budget ?? []).map((line) => ({
        giverOrganizationId: town.id('organization', line.from),
        receiverOrganizationId: line.to === null ? null : town.id('organization', line.to),
        purpose: line.purpose,
        amountMinor: 'amountMinor' in line ? line.amountMinor : null,
        currency: 'amountMinor' in line ? line.currency : null,
        inKind: 'amountMinor' in line ? '' : line.inKind,
      })),
    })
  const before = town.id('agreement', circle.key(follows.agreement))
  const begun = await followAgreement(tx, before, { as: follows.as })
  if (isRefusal(begun)) return begun
  const draft = await readAgreement(tx, begun.id)
  const [text] = await textsOf(tx, draft)
  const changed = await changeAgreement(tx, begun.id, {
    ...said,
    body: agreement.text ?? text?.body ?? '',
    budget: text?.budget ?? [],
    version: draft.version,
  })
  return isRefusal(changed) ? changed : begun
}

function tellSending(circle: Circle, { key: name, by, signers }: Agreement, day: Day): void {
  const { story, town } = circle
  const key = circle.key(name)
  story.on(day, 'agreed', `${key} is sent`, async () =>
    sendAgreement(await circle.as(by, day), town.id('agreement', key), {
      signers: signers.map(({ organization, person }) => ({
        organizationId: town.id('organization', organization),
        personId: town.id('person', person),
      })),
      inOrder: true,
      message: '',
    }),
  )
}

function tellSigning(circle: Circle, { key: name, signers }: Agreement): void {
  const { story, town } = circle
  const key = circle.key(name)
  const id = () => town.id('agreement', key)
  for (const { organization, person, signedDay, declined } of signers) {
    if (signedDay !== null)
      story.on(signedDay, 'agreed', `${key} is signed by ${person}`, async () => {
        const tx = await circle.as(person, signedDay, organization)
        const { sending } = await readAgreement(tx, id())
        return signAgreement(tx, id(), { signature: town.nameOf(person), sha256: sending?.sha256 ?? '' })
      })
    if (declined !== undefined)
      story.on(declined.day, 'agreed', `${key} is not signed by ${person}`, async () =>
        declineAgreement(await circle.as(person, declined.day, organization), id(), {
          reason: declined.reason,
        }),
      )
  }
}

/** The pen goes from side to side; whoever does not have it suggests. */
function tellWriting(circle: Circle, { key: name, turns = [], suggestions = [] }: Agreement): void {
  const { story, town } = circle
  const key = circle.key(name)
  for (const { day, by, to, wanted } of turns)
    story.on(day, 'agreed', `${by} hands ${key} to ${to}`, async () =>
      handOver(await circle.as(by, day), town.id('agreement', key), {
        organizationId: town.id('organization', to),
        wanted,
      }),
    )
  for (const [number, { day, by, passage, wording, why, outcome }] of suggestions.entries()) {
    const about = `${key}/${number}`
    story.on(day, 'agreed', `${by} suggests ${about}`, async () => {
      const answer = await suggestWords(await circle.as(by, day), town.id('agreement', key), {
        passage,
        nth: 1,
        wording,
        why,
      })
      if (!isRefusal(answer)) town.know('suggestion', about, answer.id)
      return answer
    })
    if (outcome !== undefined)
      story.on(outcome.day, 'agreed', `${outcome.by} answers ${about}`, async () => {
        const tx = await circle.as(outcome.by, outcome.day)
        const id = town.id('suggestion', about)
        return outcome.declined === undefined
          ? acceptSuggestion(tx, id)
          : declineSuggestion(tx, id, { reason: outcome.declined })
      })
  }
}
