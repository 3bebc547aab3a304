import { Form, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Menu, MenuLink } from '#ui/menu/menu.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Section } from '#ui/section/section.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { workPieceInput } from '../inputs.ts'
import { Matrix } from '../parts/matrix.tsx'
import { Meanings } from '../parts/meanings.tsx'
import { workOf } from '../reads.server.ts'
import { gapsOf, isAccepted } from '../role.ts'
import { gapWords } from '../say.ts'
import { addWorkPiece } from '../work.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.roles_title())

export const loader = load(async (tx, { params, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const { id } = frame.partnership
  const work = await workOf(tx, id)
  const { organizationId } = tx.actor
  return {
    frame,
    work,
    history: await historyOf(
      tx,
      { subjectKind: 'roles', subjectId: id },
      { also: work.map((piece) => ({ subjectKind: 'work', subjectId: piece.id })), most: 10 },
    ),
    can: {
      accept: frame.can.work && can(tx.actor, partnershipPolicy.speakFor, { organizationId }),
      actOnBehalf: frame.can.work && can(tx.actor, partnershipPolicy.actOnBehalf),
    },
    base,
  }
})

/** The page's one act: naming a piece of work. */
export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const answer = await addWorkPiece(tx, id, parseForm(workPieceInput, form))
  return isRefusal(answer) ? answer : done(`${base}/partnerships/${id}/roles`, m.work_added())
})

export default function RolesPage() {
  const { frame, work, history, can: may, base } = useLoaderData<typeof loader>()
  const { partnership } = frame
  const here = `${base}/partnerships/${partnership.id}/roles`
  const gaps = gapsOf(work, partnership.partners)
  const roles = work.flatMap((piece) => piece.roles)
  const ownWaits = roles.some((role) => role.organizationId === frame.ownOrganizationId && !isAccepted(role))
  const othersWait = roles.some(
    (role) => role.organizationId !== frame.ownOrganizationId && !isAccepted(role),
  )
  return (
    <PartnershipFrame
      frame={frame}
      base={base}
      lede={gaps.clear ? m.roles_clear() : m.roles_lede()}
      actions={
        work.length > 0 && (
          <>
            {may.accept && ownWaits && (
              <ButtonLink look="go" to={`${here}/accept`}>
                {m.roles_accept()}
              </ButtonLink>
            )}
            {frame.can.work && <ButtonLink to={`${here}/edit`}>{m.roles_change()}</ButtonLink>}
            <Menu label={m.more()}>
              {may.actOnBehalf && othersWait && (
                <MenuLink to={`${here}/accept?for=partner`}>{m.roles_accept_for()}</MenuLink>
              )}
              <MenuLink to={`${here}.csv`} reloadDocument>
                {m.roles_csv()}
              </MenuLink>
            </Menu>
          </>
        )
      }
    >
      {work.length === 0 ? (
        <EmptyState title={m.roles_empty_title()}>
          <p>{m.roles_empty_why()}</p>
        </EmptyState>
      ) : (
        <>
          {!gaps.clear && (
            <Notice tone="warning" title={m.roles_gaps_title()}>
              {gapWords(gaps).map((words) => (
                <p key={words}>{words}</p>
              ))}
            </Notice>
          )}
          <Section title={m.roles_matrix()}>
            <Matrix work={work} frame={frame} base={base} />
            <Meanings />
          </Section>
        </>
      )}
      {frame.can.work && <AddWork />}
      {history.length > 0 && (
        <Section title={m.roles_history()}>
          <History lines={history} />
        </Section>
      )}
    </PartnershipFrame>
  )
}

function AddWork() {
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <Section title={m.work_add()}>
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <TextField
          name="name"
          label={m.work_name()}
          help={m.work_name_help()}
          required
          maxLength={300}
          defaultValue={typed('name')}
          error={errorOf('name')}
        />
        <div>
          <Button pending={pending}>{m.work_add_button()}</Button>
        </div>
      </Form>
    </Section>
  )
}
