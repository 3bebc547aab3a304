import { draftAgreement } from '#features/partnerships/agreements/draft.server.ts'
import { readAgreement } from '#features/partnerships/agreements/reads.server.ts'
import { sendAgreement } from '#features/partnerships/agreements/send.server.ts'
import { signAgreement } from '#features/partnerships/agreements/sign.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import type { Circle } from './circle.server.ts'

/** What the partners put in writing: begun, sent, and signed by whom it was sent to. */
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
      })
      if (!isRefusal(answer)) town.know('agreement', key, answer.id)
      return answer
    })
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
