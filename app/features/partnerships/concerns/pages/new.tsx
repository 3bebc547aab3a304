import { useState } from 'react'
import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { CodeBlock } from '#ui/code-block/code-block.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { presentPartners } from '../../partnerships/partnership.ts'
import { openPartnership, readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { neutralFor } from '../candidates.server.ts'
import { type Openness, opennesses, shownChoices } from '../concern.ts'
import { concernInput } from '../inputs.ts'
import { StewardToChoose } from '../parts/steward-to-choose.tsx'
import { raiseConcern } from '../raise.server.ts'
import { opennessWords, shownWords } from '../say.ts'

export const meta = () => [{ title: m.concern_raise() }]

export const loader = load(async (tx, { params, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  await openPartnership(tx, partnership.id)
  allow(tx.actor, partnershipPolicy.raiseConcern)
  const { personId, organizationId } = tx.actor
  // Narrowed further on the form, by whom it is about; those of the own organization are left to a raiser without a name.
  const candidates = await neutralFor(tx, partnership, {
    parties: [],
    raiserOrganizationId: null,
    raiserId: personId,
  })
  return {
    partnership: { id: partnership.id, name: partnership.name },
    partners: presentPartners(partnership.partners).map(({ organizationId, name }) => ({
      id: organizationId,
      name,
    })),
    candidates,
    raiser: { raiserId: personId, raiserOrganizationId: organizationId },
    workspace: tx.workspace.name,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const raised = await raiseConcern(tx, params.partnership ?? '', parseForm(concernInput, form))
  if (isRefusal(raised)) return raised
  if (raised.key !== null) {
    const show = `${tx.system.settings.publicUrl}/concern/${raised.key}`
    return { ...done(`${base}/partnerships/${params.partnership}/concerns`), show }
  }
  return done(`${base}/concerns/${raised.id}`, m.concern_raised_said(), raised.historyId)
})

const opennessOf = (said: unknown): Openness => opennesses.find((one) => one === said) ?? 'open'

export default function RaiseConcern() {
  const { partnership, partners, candidates, raiser, workspace, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed, typedAll } = useProblem()
  const back = `${base}/partnerships/${partnership.id}/concerns`
  const ticked = typedAll('partyOrganizationIds')
  const [sides, setSides] = useState({ parties: ticked, openness: opennessOf(typed('openness')) })
  if (problem?.shown !== undefined)
    return (
      <NarrowPage title={m.concern_key_title()} lede={m.concern_key_text()}>
        <CodeBlock label={m.concern_key_title()}>{problem.shown}</CodeBlock>
        <Notice tone="warning">{m.concern_key_again()}</Notice>
        <ButtonLink to={back}>{m.concern_key_back()}</ButtonLink>
      </NarrowPage>
    )
  return (
    <NarrowPage
      title={m.concern_raise_title()}
      lede={m.concern_raise_lede()}
      back={{ to: back, label: partnership.name }}
    >
      <Form
        method="post"
        className="form"
        onChange={({ currentTarget }) => {
          const filled = new FormData(currentTarget)
          setSides({
            parties: filled.getAll('partyOrganizationIds').map(String),
            openness: opennessOf(filled.get('openness')),
          })
        }}
      >
        <FormTrouble problem={problem} />
        <TextField
          name="summary"
          label={m.concern_summary()}
          help={m.concern_summary_help()}
          required
          maxLength={300}
          defaultValue={typed('summary')}
          error={errorOf('summary')}
        />
        <TextArea
          name="about"
          label={m.concern_about()}
          mark={m.optional()}
          rows={6}
          defaultValue={typed('about')}
          error={errorOf('about')}
        />
        <RadioGroup
          name="openness"
          label={m.concern_openness()}
          cards
          defaultValue={typed('openness', 'open')}
          error={errorOf('openness')}
          choices={opennesses.map((value) => ({
            value,
            label: opennessWords[value].label(),
            help: opennessWords[value].help(),
          }))}
        />
        <RadioGroup
          name="shown"
          label={m.concern_shown()}
          help={m.concern_shown_help()}
          defaultValue={typed('shown', 'summary')}
          error={errorOf('shown')}
          choices={shownChoices.map((value) => ({ value, label: shownWords[value]() }))}
        />
        <FieldSet legend={m.concern_parties()} help={m.concern_parties_help()}>
          <div>
            {partners.map((partner) => (
              <Checkbox
                key={partner.id}
                id={`about-${partner.id}`}
                name="partyOrganizationIds"
                value={partner.id}
                label={partner.name}
                defaultChecked={ticked.includes(partner.id)}
              />
            ))}
          </div>
        </FieldSet>
        <StewardToChoose candidates={candidates} raiser={raiser} sides={sides} workspace={workspace} />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.concern_raise()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
