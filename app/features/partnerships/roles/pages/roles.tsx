import { Form, Link, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm, parseInput } from '#platform/http/form.server.ts'
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
import { presentPartners } from '../../partnerships/partnership.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { arrangeRoles } from '../arrange.server.ts'
import { arrangeInput, workPieceInput } from '../inputs.ts'
import { idleOf } from '../load.ts'
import { Matrix } from '../parts/matrix.tsx'
import { Meanings } from '../parts/meanings.tsx'
import { RoleBoard } from '../parts/role-board.tsx'
import { RoleNotices } from '../parts/role-notices.tsx'
import { workOf } from '../reads.server.ts'
import { cellValue, gapsOf, isAccepted, isDeclined, isUnanswered, readMatrix } from '../role.ts'
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
    personId: tx.actor.personId,
    base,
  }
})

/** The matrix as it is changed in place, or a piece of work that is named. */
export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const matrix = readMatrix(form)
  if (matrix.cells.length > 0) {
    const answer = await arrangeRoles(tx, id, parseInput(arrangeInput, matrix))
    return isRefusal(answer)
      ? answer
      : done(`${base}/partnerships/${id}/roles`, m.roles_saved({ count: answer.changed }), answer.historyId)
  }
  const answer = await addWorkPiece(tx, id, parseForm(workPieceInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/partnerships/${id}/roles`, m.work_added(), answer.historyId)
})

export default function RolesPage() {
  const { frame, work, history, personId, can: may, base } = useLoaderData<typeof loader>()
  const { partnership } = frame
  const here = `${base}/partnerships/${partnership.id}/roles`
  const gaps = gapsOf(work, partnership.partners)
  const present = new Set(presentPartners(partnership.partners).map((one) => one.organizationId))
  const settled =
    gaps.clear && idleOf(work, present).length === 0 && !work.some((piece) => piece.roles.some(isDeclined))
  const roles = work.flatMap((piece) => piece.roles)
  const partners = partnership.partners.filter(
    ({ standing }) => standing === 'accepted' || standing === 'invited',
  )
  const ownAnswers = frame.can.work
    ? work.filter((piece) =>
        piece.roles.some((role) => role.personId === personId && personId !== null && isUnanswered(role)),
      )
    : []
  const ownWaits = roles.some((role) => role.organizationId === frame.ownOrganizationId && !isAccepted(role))
  const othersWait = roles.some(
    (role) => role.organizationId !== frame.ownOrganizationId && !isAccepted(role),
  )
  return (
    <PartnershipFrame
      frame={frame}
      base={base}
      lede={settled ? m.roles_clear() : m.roles_lede()}
      actions={
        work.length > 0 && (
          <>
            {may.accept && ownWaits && (
              <ButtonLink look="go" to={`${here}/accept`}>
                {m.roles_accept()}
              </ButtonLink>
            )}
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
          {ownAnswers.length > 0 && (
            <Notice title={m.role_answer_own_title()}>
              <ul>
                {ownAnswers.map((piece) => (
                  <li key={piece.id}>
                    <Link to={`${base}/work/${piece.id}/answer`}>{piece.name}</Link>
                  </li>
                ))}
              </ul>
            </Notice>
          )}
          {frame.can.work ? (
            <RoleBoard
              // What was saved begins anew; what was refused keeps what was chosen.
              key={work.flatMap((piece) => piece.roles.map(cellValue)).join()}
              work={work}
              partners={partners}
              here={here}
              base={base}
            />
          ) : (
            <>
              <RoleNotices work={work} partners={partnership.partners} />
              <Section title={m.roles_matrix()}>
                <Matrix work={work} frame={frame} />
                <Meanings />
              </Section>
            </>
          )}
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
