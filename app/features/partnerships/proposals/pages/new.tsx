import { Form, useLoaderData } from 'react-router'
import { communityChoices } from '#features/landscape/index.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { organizationChoices, reachableChoices } from '../../partners/choose.server.ts'
import { ChooseOrganization } from '../../partnerships/parts/choose-organization.tsx'
import { CommunitiesServed } from '../../partnerships/parts/communities-served.tsx'
import { NameAndPurpose } from '../../partnerships/parts/name-and-purpose.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { proposalInput } from '../inputs.ts'
import { OtherOrganizations } from '../parts/other-organizations.tsx'
import { ReasonField } from '../parts/reason-field.tsx'
import { mostNamed } from '../proposal.ts'
import { propose } from '../propose.server.ts'

export const meta = () => [{ title: m.proposal_new_title() }]

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** First with whom (`organization` in the address, parted by commas, or empty), then what for: so nothing typed is lost while choosing. */
export const loader = load(async (tx, { url, base }) => {
  allow(tx.actor, partnershipPolicy.propose)
  const asked = url.searchParams.get('organization')
  const ids = (asked ?? '').split(',').filter((id) => uuidPattern.test(id))
  const chosen = await reachableChoices(tx, ids)
  const choosing = asked === null || url.searchParams.has('more')
  const query = (url.searchParams.get('query') ?? '').slice(0, 200)
  const own = [tx.workspace.hostOrganizationId, tx.actor.organizationId]
  return {
    base,
    chosen,
    query,
    partakers: (await reachableChoices(tx, own)).map(({ name }) => name),
    communities: choosing ? [] : await communityChoices(tx),
    choices: choosing ? await organizationChoices(tx, query, [...own, ...chosen.map(({ id }) => id)]) : null,
  }
})

export const action = act(async (tx, { form, base }) => {
  const input = parseForm(proposalInput.omit({ kind: true, partnershipId: true }), form)
  const made = await propose(tx, { ...input, kind: 'partnership', partnershipId: null })
  return isRefusal(made) ? made : done(`${base}/proposals/${made.id}`, m.proposal_made(), made.historyId)
})

export default function NewProposal() {
  const { base, chosen, query, partakers, choices, communities } = useLoaderData<typeof loader>()
  const { problem, typedAll } = useProblem()
  const back = { to: `${base}/proposals`, label: m.proposals_title() }
  const address = (ids: string[], more = false) =>
    `${base}/proposals/new?organization=${ids.join(',')}${more ? '&more=1' : ''}`
  const ids = chosen.map(({ id }) => id)
  if (choices !== null)
    return (
      <NarrowPage title={m.proposal_with_whom()} lede={m.proposal_with_whom_lede()} back={back}>
        <p>
          <ButtonLink to={address(ids)}>{m.proposal_with_unlisted()}</ButtonLink>
        </p>
        <ChooseOrganization
          choices={choices}
          query={query}
          to={(id) => address([...ids, id])}
          {...(ids.length === 0 ? {} : { keep: { more: '1', organization: ids.join(',') } })}
        />
      </NarrowPage>
    )
  const asked = typedAll('organizationIds', ids)
  return (
    <NarrowPage title={m.proposal_new_title()} lede={m.proposal_new_lede()} back={back}>
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <NameAndPurpose />
        <FieldSet
          legend={m.partnership_with()}
          help={m.proposal_takes_part({ names: formatList(partakers), count: partakers.length })}
        >
          <input type="hidden" name="organizationIds-shown" value="1" />
          {chosen.map((organization, index) => (
            <Checkbox
              key={organization.id}
              {...(index === 0 ? {} : { id: `organization-${organization.id}` })}
              name="organizationIds"
              value={organization.id}
              label={organization.name}
              defaultChecked={asked.includes(organization.id)}
            />
          ))}
          <p>
            <ButtonLink small to={address(ids, true)}>
              {m.partnership_with_another()}
            </ButtonLink>
          </p>
        </FieldSet>
        <OtherOrganizations most={mostNamed} />
        <CommunitiesServed legend={m.proposal_communities()} communities={communities} />
        <ReasonField back={back.to} help={m.proposal_reason_help_new()} />
      </Form>
    </NarrowPage>
  )
}
