import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { ChooseOrganization } from '../../partnerships/parts/choose-organization.tsx'
import { frameTitle } from '../../partnerships/parts/partnership-frame.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { organizationChoices, reachableChoices } from '../choose.server.ts'
import { invitePartner } from '../invite.server.ts'
import { partnerInput } from '../partner.ts'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.partner_invite())

/** Organizations that don't take part; those that declined or left can be asked again. */
export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.invitePartner)
  if (!frame.can.invitePartner) throw new Forbidden()
  const here = frame.partnership.partners
    .filter(({ standing }) => standing === 'accepted' || standing === 'invited')
    .map(({ organizationId }) => organizationId)
  const query = (url.searchParams.get('query') ?? '').slice(0, 200)
  return { frame, base, query, choices: await organizationChoices(tx, query, here) }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const input = parseForm(partnerInput, form)
  const invited = await invitePartner(tx, id, input)
  if (isRefusal(invited)) return invited
  const [organization] = await reachableChoices(tx, [input.organizationId])
  return done(
    `${base}/partnerships/${id}/people`,
    m.partner_invited({ name: organization?.name ?? '' }),
    invited.historyId,
  )
})

export default function NewPartner() {
  const { frame, base, query, choices } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const here = `${base}/partnerships/${frame.partnership.id}/people`
  return (
    <NarrowPage title={m.partner_invite_title()} back={{ to: here, label: frame.partnership.name }}>
      <FormTrouble problem={problem} />
      <ChooseOrganization
        base={base}
        choices={choices}
        query={query}
        act={(choice) => (
          <Form method="post">
            <input type="hidden" name="organizationId" value={choice.id} />
            <Button small pending={pending}>
              {m.partner_ask()}
              <span className="aloud">: {choice.name}</span>
            </Button>
          </Form>
        )}
      />
    </NarrowPage>
  )
}
