import { useLoaderData } from 'react-router'
import { Forbidden, Invalid, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, loadTraced } from '#platform/http/page.server.ts'
import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { signingRefusal } from '../agreement.ts'
import { signatureForm } from '../inputs.ts'
import { NotTaken } from '../parts/not-taken.tsx'
import { RichText } from '../parts/rich-text.tsx'
import { SignForm } from '../parts/sign-form.tsx'
import { documentOf, readAgreement } from '../reads.server.ts'
import { richText } from '../rich.server.ts'
import { consentWords, standingSentence } from '../say.ts'
import { ownSigner, signAgreement } from '../sign.server.ts'
import { markOpened } from '../trail.server.ts'

export const meta = () => [{ title: m.agreement_sign() }]

export const loader = loadTraced(
  async (tx, { params, base }) => {
    const agreement = await readAgreement(tx, params.agreement ?? '')
    const { sending } = agreement
    const signer = ownSigner(tx, sending)
    if (sending === null || signer === null) throw new Forbidden()
    return {
      agreement,
      signer,
      sha256: sending.sha256,
      html: await richText(await documentOf(tx, sending.id)),
      consent: consentWords(agreement.title, signer),
      open: signingRefusal(sending, signer) === null,
      today: tx.today,
      base,
    }
  },
  (tx, { signer }) => markOpened(tx, signer.id),
)

export const action = act(async (tx, { form, params, door, base }) => {
  const id = params.agreement ?? ''
  const { agreed, ...input } = parseForm(signatureForm, form)
  if (!agreed) throw new Invalid([{ path: 'agreed', code: 'issue_agreement_consent' }])
  const answer = await signAgreement(tx, id, input, door.address)
  return isRefusal(answer) ? answer : done(`${base}/agreements/${id}`, m.agreement_signed_said())
})

export default function SignAgreement() {
  const { agreement, signer, sha256, html, consent, open, today, base } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const here = `${base}/agreements/${agreement.id}`
  return (
    <NarrowPage
      title={m.agreement_sign_title({ title: agreement.title })}
      lede={m.agreement_sign_lede({ organization: signer.organizationName })}
      back={{ to: here, label: agreement.title }}
    >
      <div className="stack" style={{ '--gap': 'var(--s5)' }}>
        <RichText html={html} lang={agreement.language} />
        {open ? (
          <SignForm consent={consent} name={signer.personName} sha256={sha256}>
            <ButtonLink look="quiet" to={`${here}/decline`}>
              {m.agreement_decline()}
            </ButtonLink>
          </SignForm>
        ) : (
          <>
            <NotTaken problem={problem} />
            <Notice>{standingSentence(agreement, today)}</Notice>
          </>
        )}
      </div>
    </NarrowPage>
  )
}
