import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow, can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { EvidenceFields } from '../../behalf/parts/behalf-fields.tsx'
import { behalfChoices } from '../../behalf/reads.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { answerRole } from '../answer.server.ts'
import { answerInput } from '../inputs.ts'
import { readWorkPiece, workOf } from '../reads.server.ts'
import { partWord } from '../say.ts'

export const meta = () => [{ title: m.role_answer() }]

export const loader = load(async (tx, { params, base }) => {
  const { id, partnershipId } = await readWorkPiece(tx, params.work ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const partnership = await readPartnership(tx, partnershipId)
  const names = new Map(partnership.partners.map((partner) => [partner.organizationId, partner.name]))
  const own = tx.actor.organizationId
  const forOthers = behalfChoices(tx, partnership).map((choice) => choice.organizationId)
  const speaks = can(tx.actor, partnershipPolicy.speakFor, { organizationId: own })
  const piece = (await workOf(tx, partnershipId)).find((one) => one.id === id)
  const roles = (piece?.roles ?? []).flatMap((role) => {
    const mine = role.personId !== null && role.personId === tx.actor.personId
    const may = role.organizationId === own ? mine || speaks : forOthers.includes(role.organizationId)
    return role.personId !== null && may
      ? [
          {
            organizationId: role.organizationId,
            organization: names.get(role.organizationId) ?? '',
            person: role.personName ?? '',
            part: role.part,
            answer: role.answer?.answer ?? null,
            mine,
          },
        ]
      : []
  })
  return {
    work: piece?.name ?? '',
    partnership,
    roles: roles.sort((a, b) => Number(b.mine) - Number(a.mine)),
    own,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.work ?? ''
  const { partnershipId } = await readWorkPiece(tx, id)
  allow(tx.actor, partnershipPolicy.workTogether)
  const input = parseForm(answerInput, form)
  // Chosen in one list: the role of a partner is answered on its behalf.
  const onBehalfOf = input.organizationId === tx.actor.organizationId ? null : input.organizationId
  const answer = await answerRole(tx, id, { ...input, onBehalfOf })
  return isRefusal(answer)
    ? answer
    : done(`${base}/partnerships/${partnershipId}/roles`, m.role_answered_said(), answer.historyId)
})

/** The smallest form of an answer: yes, or no and why. */
export default function AnswerRole() {
  const { work, partnership, roles, own, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const here = `${base}/partnerships/${partnership.id}/roles`
  const [first] = roles
  const single = roles.length === 1 ? first : undefined
  return (
    <NarrowPage
      title={
        first?.mine === true || first === undefined
          ? m.role_answer_own_title()
          : single === undefined
            ? m.role_answer()
            : m.role_answer_title({ person: first.person })
      }
      lede={
        first === undefined
          ? m.role_answer_none()
          : m.role_answer_lede({ organization: first.organization, part: partWord(first.part), work })
      }
      back={{ to: here, label: m.roles_of({ partnership: partnership.name }) }}
    >
      {first !== undefined && (
        <Form method="post" className="form">
          <FormTrouble problem={problem} />
          {single === undefined ? (
            <Select
              name="organizationId"
              label={m.role_answer_whose()}
              options={roles.map((role) => ({
                value: role.organizationId,
                label: m.role_person_of({ person: role.person, organization: role.organization }),
              }))}
              defaultValue={typed('organizationId', first.organizationId)}
              error={errorOf('organizationId')}
            />
          ) : (
            <input type="hidden" name="organizationId" value={single.organizationId} />
          )}
          <RadioGroup
            name="answer"
            label={m.role_answer_question()}
            required
            choices={[
              { value: 'accepted', label: m.role_answer_yes() },
              { value: 'declined', label: m.role_answer_no() },
            ]}
            defaultValue={typed('answer', first.answer ?? 'accepted')}
            error={errorOf('answer')}
          />
          <TextArea
            name="reason"
            label={m.role_answer_reason()}
            mark={m.optional()}
            help={m.role_answer_reason_help()}
            rows={3}
            defaultValue={typed('reason')}
            error={errorOf('reason')}
          />
          {roles.some((role) => role.organizationId !== own) && <EvidenceFields />}
          <FormActions>
            <Button look="go" pending={pending}>
              {m.role_answer_send()}
            </Button>
            <ButtonLink look="quiet" to={here}>
              {m.cancel()}
            </ButtonLink>
          </FormActions>
        </Form>
      )}
    </NarrowPage>
  )
}
