import { useLoaderData } from 'react-router'
import { countTry, publicForm } from '#platform/accounts/attempts.server.ts'
import { Door } from '#platform/accounts/parts/door-page.tsx'
import { keepHouse, read, write } from '#platform/context/transaction.server.ts'
import { Invalid, isRefusal, NotFound, Refusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { actOpen, done, loadOpen } from '#platform/http/page.server.ts'
import { useProblem } from '#platform/http/problem.tsx'
import { refusalText } from '#platform/words/sentence.server.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { isSigned, signingRefusal } from '../agreement.ts'
import { reasonInput, signatureForm } from '../inputs.ts'
import { linkHolder, linkRefusal } from '../keyed.server.ts'
import { NotTaken } from '../parts/not-taken.tsx'
import { ReasonForm } from '../parts/reason-form.tsx'
import { RichText } from '../parts/rich-text.tsx'
import { SignForm } from '../parts/sign-form.tsx'
import { documentOf, readAgreement } from '../reads.server.ts'
import { richText } from '../rich.server.ts'
import { consentWords, standingSentence } from '../say.ts'
import { declineAgreement, signAgreement } from '../sign.server.ts'
import { markOpened } from '../trail.server.ts'

export const meta = () => [{ title: m.agreement_sign() }, { name: 'robots', content: 'noindex' }]

/** The page behind the link of the mail: no account, nothing but the one document. */
export const loader = loadOpen(async ({ door, params }) => {
  const holder = await linkHolder(door, params.token ?? '')
  const { ctx, agreementId, sendingId, signerId, state } = holder
  const found = await read(ctx, async (tx) => {
    const workspace = tx.workspace.name
    if (state !== 'works')
      return { state: 'no' as const, workspace, why: refusalText(linkRefusal(holder, state)) }
    const agreement = await readAgreement(tx, agreementId)
    const { sending } = agreement
    // Sent anew since, it goes to its signers by new links.
    if (sending?.id !== sendingId)
      return { state: 'no' as const, workspace, why: m.refusal_agreement_recalled() }
    const signer = sending.signers.find((one) => one.id === signerId)
    if (signer === undefined) throw new NotFound()
    return {
      state,
      workspace,
      title: agreement.title,
      language: agreement.language,
      partnership: agreement.partnershipName,
      signer,
      sha256: sending.sha256,
      html: sending.recalledAt === null ? await richText(await documentOf(tx, sending.id)) : '',
      consent: consentWords(agreement.title, signer),
      open: signingRefusal(sending, signer) === null,
      how: standingSentence(agreement, tx.today),
      complete: isSigned(agreement),
      token: params.token ?? '',
    }
  })
  if (found.state === 'works') await keepHouse(ctx, (tx) => markOpened(tx, signerId))
  return found
})

export const action = actOpen(async ({ door, params, form }) => {
  await countTry(door.system, `signature:${door.address}`, publicForm)
  const token = params.token ?? ''
  const holder = await linkHolder(door, token)
  const { ctx, agreementId, sendingId, state } = holder
  if (state !== 'works') return linkRefusal(holder, state)
  const answer = await write(ctx, async (tx) => {
    const { sending } = await readAgreement(tx, agreementId)
    if (sending?.id !== sendingId) return new Refusal('agreement_recalled')
    if (form.get('act') === 'decline') return declineAgreement(tx, agreementId, parseForm(reasonInput, form))
    const { agreed, ...input } = parseForm(signatureForm, form)
    if (!agreed) throw new Invalid([{ path: 'agreed', code: 'issue_agreement_consent' }])
    return signAgreement(tx, agreementId, input, door.address)
  })
  return isRefusal(answer) ? answer : done(`/signature/${encodeURIComponent(token)}`)
})

export default function KeyedSignature() {
  const found = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  return (
    <Door name={found.workspace} wide>
      {found.state !== 'works' ? (
        <NarrowPage title={m.agreement_link_title()} lede={found.why}>
          <NotTaken problem={problem} />
        </NarrowPage>
      ) : (
        <NarrowPage
          title={m.agreement_sign_title({ title: found.title })}
          lede={m.agreement_sign_lede({ organization: found.signer.organizationName })}
        >
          <div className="stack" style={{ '--gap': 'var(--s5)' }}>
            {!found.open && <NotTaken problem={problem} />}
            {!found.open && (
              <Notice
                tone={found.signer.signedAt === null ? 'info' : 'success'}
                action={
                  found.signer.signedAt !== null && (
                    <ButtonLink look="go" to={`/signature/${found.token}/agreement.pdf`} reloadDocument>
                      {found.complete ? m.agreement_pdf_signed() : m.agreement_pdf()}
                    </ButtonLink>
                  )
                }
              >
                {found.signer.signedAt === null ? found.how : m.agreement_signed_by_you({ how: found.how })}
              </Notice>
            )}
            <RichText html={found.html} lang={found.language} />
            {found.open && (
              <>
                <SignForm consent={found.consent} name={found.signer.personName} sha256={found.sha256} />
                <details>
                  <summary>{m.agreement_decline()}</summary>
                  <ReasonForm
                    act="decline"
                    label={m.agreement_decline_reason()}
                    submit={m.agreement_decline_now()}
                  />
                </details>
              </>
            )}
          </div>
        </NarrowPage>
      )}
    </Door>
  )
}
