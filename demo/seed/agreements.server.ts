import { draftAgreement } from '#features/partnerships/agreements/draft.server.ts'
import { readAgreement } from '#features/partnerships/agreements/reads.server.ts'
import { sendAgreement } from '#features/partnerships/agreements/send.server.ts'
import { signAgreement } from '#features/partnerships/agreements/sign.server.ts'
import { acceptSuggestion } from '#features/partnerships/agreements/suggestions/accept.server.ts'
import { declineSuggestion } from '#features/partnerships/agreements/suggestions/decline.server.ts'
import { suggestWords } from '#features/partnerships/agreements/suggestions/suggest.server.ts'
import { handOver } from '#features/partnerships/agreements/turns/hand-over.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import type { Agreement } from '../shapes/agreement.ts'
import type { Circle } from './circle.server.ts'

/** What the partners put in writing: begun, written in turns, sent, and signed by whom it was sent to. */
export function tellAgreements(circle: Circle): void {
  const { story, told, town } = circle
  for (const agreement of told.agreements ?? []) {
    const key = circle.key(agreement.key)
    const { by, draftedDay, sentDay, signers } = agreement
    story.on(draftedDay, 'agreed', `${key} is begun`, async () => {
      const answer = await draftAgreement(await circle.as(by, draftedDay), circle.id, {
        kind: agreement.kind,
        title: agreement.title.text,
        language: agreement.title.language,
        beginsOn: town.day(agreement.beginsDay),
        endsOn: agreement.endsDay === null ? null : town.day(agreement.endsDay),
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
      if (!isRefusal(answer)) town.know('agreement', key, answer.id)
      return answer
    })
    tellWriting(circle, agreement)
    if (sentDay === null) continue
    story.on(sentDay, 'agreed', `${key} is sent`, async () =>
      sendAgreement(await circle.as(by, sentDay), town.id('agreement', key), {
        signers: signers.map(({ organization, person }) => ({
          organizationId: town.id('organization', organization),
          personId: town.id('person', person),
        })),
        inOrder: true,
        message: '',
      }),
    )
    for (const { organization, person, signedDay } of signers)
      if (signedDay !== null)
        story.on(signedDay, 'agreed', `${key} is signed by ${person}`, async () => {
          const tx = await circle.as(person, signedDay, organization)
          const { sending } = await readAgreement(tx, town.id('agreement', key))
          return signAgreement(tx, town.id('agreement', key), {
            signature: town.nameOf(person),
            sha256: sending?.sha256 ?? '',
          })
        })
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
