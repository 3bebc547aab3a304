import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { organizationChoices, reachableChoices } from '../../partners/choose.server.ts'
import { frameOf } from '../../partnerships/frame.server.ts'
import { ChooseOrganization } from '../../partnerships/parts/choose-organization.tsx'
import { frameTitle } from '../../partnerships/parts/partnership-frame.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { proposalInput } from '../inputs.ts'
import { OtherOrganizations } from '../parts/other-organizations.tsx'
import { ReasonField } from '../parts/reason-field.tsx'
import { propose } from '../propose.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.proposal_partner_title())

/** First whom (`organization` in the address, or empty for one that isn't listed), then why. */
export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.propose)
  if (!frame.can.propose) throw new Forbidden()
  const asked = url.searchParams.get('organization')
  const query = (url.searchParams.get('query') ?? '').slice(0, 200)
  const here = frame.partnership.partners
    .filter(({ standing }) => standing === 'accepted' || standing === 'invited')
    .map(({ organizationId }) => organizationId)
  const [chosen = null] = asked === null || asked === '' ? [] : await reachableChoices(tx, [asked])
  return {
    frame,
    base,
    query,
    chosen,
    choices: asked === null ? await organizationChoices(tx, query, here) : null,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const input = parseForm(proposalInput.omit({ kind: true, partnershipId: true }), form)
  const made = await propose(tx, { ...input, kind: 'partner', partnershipId: params.partnership ?? '' })
  return isRefusal(made) ? made : done(`${base}/proposals/${made.id}`, m.proposal_made(), made.historyId)
})

export default function ProposePartner() {
  const { frame, base, query, chosen, choices } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const place = `${base}/partnerships/${frame.partnership.id}`
  const here = `${place}/propose-partner`
  const back = { to: `${place}/people`, label: frame.partnership.name }
  if (choices !== null)
    return (
      <NarrowPage title={m.proposal_partner_whom()} lede={m.proposal_partner_lede()} back={back}>
        <p>
          <ButtonLink to={`${here}?organization=`}>{m.proposal_partner_unlisted()}</ButtonLink>
        </p>
        <ChooseOrganization choices={choices} query={query} to={(id) => `${here}?organization=${id}`} />
      </NarrowPage>
    )
  return (
    <NarrowPage
      title={chosen === null ? m.proposal_partner_title() : m.proposal_partner_named({ name: chosen.name })}
      lede={m.proposal_partner_lede()}
      back={back}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        {chosen === null ? (
          <OtherOrganizations most={1} legend={m.proposal_partner_whom()} />
        ) : (
          <input type="hidden" name="organizationIds" value={chosen.id} />
        )}
        <ReasonField back={back.to} help={m.proposal_reason_help()} />
      </Form>
    </NarrowPage>
  )
}
