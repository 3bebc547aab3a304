import { Form, Link } from 'react-router'
import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { Written } from '#ui/written/written.tsx'
import type { Candidate } from '../candidates.server.ts'
import { type Concern, firstToAsk, trustAnswers } from '../concern.ts'
import { belongsLine, trustWords } from '../say.ts'

/** Who could be steward, as choices of a list: whose they are, and who is from outside. */
export const candidateOptions = (candidates: readonly Candidate[]) =>
  candidates.map(({ personId, name, organization, ombudspersonId }) => ({
    value: personId,
    label: (ombudspersonId === null ? m.concern_person_of : m.concern_person_outside)({ name, organization }),
  }))

/** Who is from outside among those to choose from, and how they come to be there. */
export function Outsiders({
  candidates,
  workspace,
}: {
  candidates: readonly Candidate[]
  workspace: string
}) {
  const outside = candidates.filter(({ ombudspersonId }) => ombudspersonId !== null)
  if (outside.length === 0) return null
  return (
    <details>
      <summary>{m.concern_outside_who()}</summary>
      <ul className="stack">
        {outside.map(({ personId, name, organization, about }) => (
          <li key={personId}>
            {belongsLine(
              { person: { id: personId, name }, organization: { id: '', name: organization }, outside: true },
              workspace,
            )}{' '}
            <Written inline>{about}</Written>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Asks for a steward; of one who sees to it already somebody else can be asked, which stands back behind a word. */
export function AskSteward({
  concern,
  candidates,
  ...rest
}: {
  concern: Pick<Concern, 'steward'>
  candidates: readonly Candidate[]
  workspace: string
  /** Where somebody from outside is named, for those who may. */
  name: string | null
}) {
  const { errorOf } = useProblem()
  const { steward } = concern
  if (steward !== null && candidates.length === 0) return null
  if (steward === null || steward.acceptedOn === null)
    return (
      <Section title={steward === null ? m.concern_propose() : m.concern_propose_other()}>
        <StewardForm candidates={candidates} {...rest} />
      </Section>
    )
  return (
    <details open={errorOf('personId') !== undefined}>
      <summary>{m.concern_replace()}</summary>
      <div className="stack">
        <p>{m.concern_replace_text({ name: steward.person.name })}</p>
        <StewardForm candidates={candidates} {...rest} />
      </div>
    </details>
  )
}

/** The steward can't go on; asked twice, as somebody from outside can't take it back. */
export const LayDown = () => (
  <details>
    <summary>{m.concern_lay_down()}</summary>
    <Form method="post" className="stack">
      <p>{m.concern_lay_down_text()}</p>
      <FormActions>
        <Button name="act" value="lay-down">
          {m.concern_lay_down_do()}
        </Button>
      </FormActions>
    </Form>
  </details>
)

/** By key, where nothing is taken back, asked twice. */
export const Withdraw = () => (
  <details>
    <summary>{m.concern_withdraw()}</summary>
    <Form method="post" className="stack">
      <p>{m.concern_withdraw_text()}</p>
      <FormActions>
        <Button name="act" value="withdraw">
          {m.concern_withdraw_do()}
        </Button>
      </FormActions>
    </Form>
  </details>
)

/** Asks somebody to be the steward; the first to ask is chosen already, and any other can be. */
function StewardForm({
  candidates,
  workspace,
  name,
}: {
  candidates: readonly Candidate[]
  workspace: string
  /** Where somebody from outside is named, for those who may. */
  name: string | null
}) {
  const { errorOf, typed } = useProblem()
  if (candidates.length === 0)
    return (
      <p className="soft">
        {m.concern_nobody_left()} {name !== null && <Link to={name}>{m.ombudsperson_name()}</Link>}
      </p>
    )
  return (
    <Form method="post" className="form">
      <Select
        name="personId"
        label={m.concern_steward_ask()}
        help={m.concern_steward_help()}
        options={candidateOptions(candidates)}
        defaultValue={typed('personId', firstToAsk(candidates)?.personId)}
        error={errorOf('personId')}
      />
      <Outsiders candidates={candidates} workspace={workspace} />
      <FormActions>
        <Button name="act" value="propose">
          {m.concern_propose_do()}
        </Button>
      </FormActions>
    </Form>
  )
}

/** The forms that need a text: what was agreed, or why it is taken up again. */
export function TextForm({ act }: { act: 'settle' | 'reopen' }) {
  const { errorOf, typed } = useProblem()
  const settle = act === 'settle'
  const name = settle ? 'agreed' : 'why'
  return (
    <details open={errorOf(name) !== undefined}>
      <summary>{settle ? m.concern_settle() : m.concern_reopen()}</summary>
      <Form method="post" className="form">
        <TextArea
          name={name}
          label={settle ? m.concern_agreed() : m.concern_why()}
          {...(settle ? { help: m.concern_agreed_help() } : {})}
          required
          rows={3}
          defaultValue={typed(name)}
          error={errorOf(name)}
        />
        <FormActions>
          <Button look={settle ? 'go' : 'plain'} name="act" value={act}>
            {settle ? m.concern_settle_do() : m.concern_reopen()}
          </Button>
        </FormActions>
      </Form>
    </details>
  )
}

/** The question some weeks after. */
export const TrustForm = () => (
  <Section title={m.concern_trust()} lede={m.concern_trust_text()}>
    <Form method="post" className="cluster">
      <input type="hidden" name="act" value="trust" />
      {trustAnswers.map((answer) => (
        <Button key={answer} name="answer" value={answer}>
          {trustWords[answer]()}
        </Button>
      ))}
    </Form>
  </Section>
)
