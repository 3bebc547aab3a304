import type { Day } from '#platform/context/days.ts'
import { useProblem } from '#platform/http/problem.tsx'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { CommunitiesServed } from '../../partnerships/parts/communities-served.tsx'
import { NameAndPurpose } from '../../partnerships/parts/name-and-purpose.tsx'
import { isCourse, type Proposal } from '../proposal.ts'

type AcceptFieldsProps = {
  proposal: Pick<Proposal, 'kind' | 'name' | 'purpose' | 'reason' | 'organization' | 'communities'>
  /** Who is asked: of the records, and those that are added to them. */
  known: { id: string; name: string }[]
  added: string[]
  /** All that a new partnership can serve. */
  communities: { id: string; name: string }[]
  today: Day
}

/** What is done when a proposal is accepted, filled in as it was proposed. */
export function AcceptFields({ proposal, known, added, communities, today }: AcceptFieldsProps) {
  const { problem, errorOf, typed, typedAll } = useProblem()
  if (isCourse(proposal.kind))
    return (
      <TextArea
        name="note"
        label={{
          pause: m.partnership_pause_note,
          resumption: m.partnership_resume_why,
          conclusion: m.partnership_closing_note,
          reopening: m.partnership_reopen_why,
        }[proposal.kind]()}
        help={proposal.kind === 'conclusion' ? m.partnership_closing_note_help() : m.proposal_reason_help()}
        required
        rows={5}
        defaultValue={typed('note', proposal.reason)}
        error={errorOf('note')}
      />
    )
  const names = [...known.map((one) => one.name), ...added]
  // A lone text would be parted at its commas; two fields of one name are read as they are.
  const plain = <input type="hidden" name="newOrganizations" value="" />
  const looked = problem?.why?.code === 'organization_likely' ? String(problem.why.facts.ids).split(' ') : []
  const confirmed = [...new Set([...typedAll('confirmed'), ...looked])].map((id) => (
    <input key={id} type="hidden" name="confirmed" value={id} />
  ))
  if (proposal.kind === 'partner')
    return (
      <>
        <p>{m.proposal_accept_partner({ name: formatList(names) })}</p>
        {known.map((one) => (
          <input key={one.id} type="hidden" name="organizationIds" value={one.id} />
        ))}
        {added.map((name) => (
          <input key={name} type="hidden" name="newOrganizations" value={name} />
        ))}
        {plain}
        {confirmed}
      </>
    )
  const ids = typedAll(
    'organizationIds',
    known.map((one) => one.id),
  )
  const adds = typedAll('newOrganizations', added)
  return (
    <>
      <NameAndPurpose name={proposal.name} purpose={proposal.purpose} />
      <FieldSet legend={m.partnership_with()} help={m.proposal_accept_with({ name: proposal.organization })}>
        <input type="hidden" name="organizationIds-shown" value="1" />
        {known.map((one) => (
          <Checkbox
            key={one.id}
            id={`organization-${one.id}`}
            name="organizationIds"
            value={one.id}
            label={one.name}
            defaultChecked={ids.includes(one.id)}
          />
        ))}
        {added.map((name, index) => (
          <Checkbox
            key={name}
            id={`new-organization-${index}`}
            name="newOrganizations"
            value={name}
            label={m.proposal_add_record({ name })}
            defaultChecked={adds.includes(name)}
          />
        ))}
        {plain}
        {confirmed}
      </FieldSet>
      <CommunitiesServed communities={communities} ids={proposal.communities.map((one) => one.id)} />
      <DateField
        name="beganOn"
        label={m.partnership_began_on()}
        required
        defaultValue={typed('beganOn', today)}
        error={errorOf('beganOn')}
      />
    </>
  )
}
