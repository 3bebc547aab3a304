import { Form, useLoaderData } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { isRefusal } from '../../errors/errors.ts'
import { act, done, load } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { formatDay } from '../../words/format.ts'
import { m } from '../../words/words.ts'
import { approve, decline } from '../approvals/answer.server.ts'
import { readApproval } from '../approvals/reads.server.ts'
import { roleName } from '../role-name.ts'

export const meta = () => [{ title: m.approval_decision() }]

export const loader = load(async (tx, { params, base }) => ({
  approval: await readApproval(tx, params.approval ?? ''),
  base,
}))

export const action = act(async (tx, { form, params, base }) => {
  const { id, kind, name } = await readApproval(tx, params.approval ?? '')
  const yes = form.get('act') === 'approve'
  const answer = yes ? await approve(tx, id) : await decline(tx, id)
  if (isRefusal(answer)) return answer
  if (!yes) return done(`${base}/approvals/${id}`, m.approval_declined(), answer.historyId)
  return done(
    `${base}/approvals/${id}`,
    kind === 'key' ? m.approval_approved_key({ name }) : m.approval_approved_invitation({ name }),
  )
})

/** A partner's lead says whether someone, or a program, may come in in its name. Others see how it stands. */
export default function AnswerApproval() {
  const { approval, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const { kind, name, email, partnershipId, state, organizationName: organization } = approval
  const facts = { organization, on: approval.answeredOn === null ? '' : formatDay(approval.answeredOn) }
  const key = kind === 'key'
  const back =
    partnershipId === null
      ? { to: `${base}/today`, label: m.approval_back_today() }
      : { to: `${base}/partnerships/${partnershipId}/people`, label: m.approval_back_people() }
  return (
    <NarrowPage
      title={
        key ? m.approval_title_key({ organization }) : m.approval_title_invitation({ name, organization })
      }
      lede={m.approval_lede({ organization })}
      back={back}
    >
      <KeyValues
        items={[
          { term: key ? m.approval_term_key() : m.approval_term_who(), value: name },
          ...(email === null ? [] : [{ term: m.approval_term_email(), value: email }]),
          { term: m.approval_term_role(), value: roleName(approval.role) },
          {
            term: m.approval_term_asked(),
            value: m.approval_asked_by({
              who: approval.askedBy ?? m.approval_someone(),
              on: formatDay(approval.askedOn),
            }),
          },
        ]}
      />
      <FormTrouble problem={problem} />
      {state === 'waits' && approval.can.answer ? (
        <Form method="post" className="cluster" style={{ marginBlockStart: 'var(--s5)' }}>
          <Button look="go" name="act" value="approve" pending={pending}>
            {key ? m.approval_approve_key() : m.approval_approve_invitation()}
          </Button>
          <Button look="quiet" name="act" value="decline">
            {m.approval_decline()}
          </Button>
        </Form>
      ) : (
        <div style={{ marginBlockStart: 'var(--s5)' }}>
          <Notice tone={state === 'approved' ? 'success' : 'info'}>
            {state === 'waits' && m.approval_state_waits(facts)}
            {state === 'approved' && m.approval_state_approved(facts)}
            {state === 'declined' && m.approval_state_declined(facts)}
            {state === 'gone' && m.approval_state_gone(facts)}
          </Notice>
        </div>
      )}
    </NarrowPage>
  )
}
