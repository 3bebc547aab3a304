import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { BehalfOf } from '../../commitments/parts/behalf-of.tsx'
import { CommitmentFields } from '../../commitments/parts/commitment-fields.tsx'
import { colleaguesOf } from '../../commitments/people.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { RoundInstead } from '../../recurring/parts/round-instead.tsx'
import { clauseInput } from '../inputs.ts'
import { allowPromising, promiseClause, signedClauses } from '../promise.server.ts'
import { readAgreement } from '../reads.server.ts'

export const meta = () => [{ title: m.agreement_promise() }]

export const loader = load(async (tx, { params, url, base }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  allowPromising(tx)
  const partnership = await readPartnership(tx, agreement.partnershipId)
  const own = tx.actor.organizationId
  const clauses = await signedClauses(tx, agreement)
  return {
    agreement: { id: agreement.id, title: agreement.title, language: agreement.language },
    clauses,
    clause: clauses[Number(url.searchParams.get('clause') ?? 'none')] ?? null,
    partnershipId: partnership.id,
    sides: presentPartners(partnership.partners)
      .map(({ organizationId, name }) => ({ id: organizationId, name }))
      .filter((partner) => partner.id === own || can(tx.actor, partnershipPolicy.actOnBehalf))
      .sort((a, b) => Number(b.id === own) - Number(a.id === own)),
    own,
    colleagues: await colleaguesOf(tx, partnership),
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.agreement ?? ''
  await readAgreement(tx, id)
  allowPromising(tx)
  const promised = await promiseClause(tx, id, parseForm(clauseInput, form))
  if (isRefusal(promised)) return promised
  return done(`${base}/agreements/${id}`, m.agreement_promise_said(), promised.historyId)
})

export default function PromiseClause() {
  const { agreement, partnershipId, clauses, clause, sides, own, colleagues, today, base } =
    useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const back = `${base}/agreements/${agreement.id}`
  const here = `${back}/promise`
  const lang = agreement.language ?? undefined
  return (
    <NarrowPage
      title={m.agreement_promise()}
      lede={
        clauses.length === 0
          ? m.refusal_agreement_not_signed()
          : clause === null
            ? m.agreement_promise_choose()
            : m.agreement_promise_lede()
      }
      back={{ to: back, label: agreement.title }}
    >
      {clause === null ? (
        <Rows label={m.agreement_clauses()}>
          {clauses.map((words, place) => (
            <Row
              key={words}
              title={<span lang={lang}>{words}</span>}
              actions={
                <ButtonLink small to={`${here}?clause=${place}`}>
                  {m.agreement_promise_this()}
                </ButtonLink>
              }
            />
          ))}
        </Rows>
      ) : (
        <Form method="post" className="form">
          <FormTrouble problem={problem} />
          <RoundInstead
            partnership={`${base}/partnerships/${partnershipId}`}
            source={{ kind: 'agreement', id: agreement.id, clause: clauses.indexOf(clause) }}
          />
          <Quote lang={lang} by={agreement.title}>
            {clause}
          </Quote>
          <input type="hidden" name="clause" value={clause} />
          <CommitmentFields
            commitment={{ text: clause.slice(0, 500), details: '', dueOn: null, responsiblePersonId: null }}
            colleagues={colleagues}
            today={today}
          />
          <BehalfOf sides={sides} own={own} />
          <FormActions>
            <Button look="go" pending={pending}>
              {m.agreement_promise_this()}
            </Button>
            <ButtonLink look="quiet" to={here}>
              {m.agreement_promise_other()}
            </ButtonLink>
          </FormActions>
        </Form>
      )}
    </NarrowPage>
  )
}
