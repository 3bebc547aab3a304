import { useLoaderData } from 'react-router'
import { isRefusal, Stale } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { refusalText } from '#platform/words/sentence.server.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { changesBetween } from '../../visions/compare.server.ts'
import { budgetText } from '../budget/budget.ts'
import { budgetFacts, budgetOf } from '../budget/form.server.ts'
import { changeAgreement } from '../change.server.ts'
import { agreementChangeForm } from '../inputs.ts'
import { AgreementForm } from '../parts/agreement-form.tsx'
import { readAgreement, textsOf } from '../reads.server.ts'
import { writingRefusal } from '../turns/turn.ts'

export const meta = () => [{ title: m.agreement_change() }]

export const loader = load(async (tx, { params, base }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const [text] = await textsOf(tx, agreement)
  const refusal = writingRefusal(agreement, tx.actor.organizationId)
  return {
    agreement,
    body: text?.body ?? '',
    budget: budgetFacts(tx, await readPartnership(tx, agreement.partnershipId), text?.budget),
    language: tx.locale,
    whyNot: refusal === null ? null : refusalText(refusal),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.agreement ?? ''
  try {
    const answer = await changeAgreement(tx, id, {
      ...parseForm(agreementChangeForm, form),
      budget: budgetOf(form),
    })
    return isRefusal(answer) ? answer : done(`${base}/agreements/${id}`, m.agreement_changed())
  } catch (failure) {
    if (!(failure instanceof Stale)) throw failure
    // What the other changed in the text that this form was opened with.
    const texts = await textsOf(tx, await readAgreement(tx, id))
    const opened = texts.find((one) => String(one.number) === form.get('number'))
    const { budget, ...theirs } = failure.theirs
    throw new Stale({
      ...theirs,
      // Said only where the other changed it.
      ...(opened === undefined || budgetText(opened.budget) === budget ? {} : { budget }),
      number: texts[0]?.number ?? 1,
      changes: opened === undefined ? [] : changesBetween(opened.body, String(failure.theirs.body)),
    })
  }
})

export default function EditAgreement() {
  const { agreement, body, budget, language, whyNot, base } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const here = `${base}/agreements/${agreement.id}`
  return (
    <NarrowPage
      title={m.agreement_change()}
      lede={m.agreement_edit_lede()}
      back={{ to: here, label: agreement.title }}
    >
      <div className="stack" style={{ '--gap': 'var(--s5)' }}>
        {whyNot !== null && (
          <Notice
            action={
              <ButtonLink small to={`${here}/suggestions`}>
                {m.suggestions_read_and_suggest()}
              </ButtonLink>
            }
          >
            {problem === undefined ? whyNot : m.agreement_edit_kept()}
          </Notice>
        )}
        {/* Whoever typed while the pen went to another side gets back what they typed. */}
        {(whyNot === null || problem !== undefined) && (
          <AgreementForm agreement={agreement} body={body} budget={budget} language={language} back={here} />
        )}
      </div>
    </NarrowPage>
  )
}
