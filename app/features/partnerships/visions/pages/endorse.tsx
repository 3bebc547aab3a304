import { Form, useLoaderData } from 'react-router'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { counts } from '../../behalf/behalf.ts'
import { BehalfFields } from '../../behalf/parts/behalf-fields.tsx'
import { behalfChoices } from '../../behalf/reads.server.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { endorseVision } from '../endorse.server.ts'
import { endorseInput } from '../inputs.ts'
import { VisionText } from '../parts/vision-text.tsx'
import { currentVision } from '../reads.server.ts'

export const meta = () => [{ title: m.vision_endorse() }]

export const loader = load(async (tx, { params, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  const { organizationId } = tx.actor
  allow(tx.actor, partnershipPolicy.speakFor, { organizationId })
  const version = await currentVision(tx, partnership.id)
  const own = partnership.partners.find((partner) => partner.organizationId === organizationId)
  if (version === null || own === undefined) throw new NotFound()
  const behind = new Set(
    version.endorsements.filter((one) => counts(one.behalf)).map((one) => one.organizationId),
  )
  const choices = behalfChoices(tx, partnership).filter((choice) => !behind.has(choice.organizationId))
  const ownDone = behind.has(organizationId)
  return { partnership, version, organization: own.name, choices, ownDone, today: tx.today, base }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const answer = await endorseVision(tx, id, parseForm(endorseInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/partnerships/${id}/vision`, m.vision_endorsed(), answer.historyId)
})

/** The smallest form of endorsing: the text to be read, and one button. */
export default function EndorseVision() {
  const { partnership, version, organization, choices, ownDone, today, base } = useLoaderData<typeof loader>()
  const { problem, pending } = useProblem()
  const here = `${base}/partnerships/${partnership.id}/vision`
  return (
    <NarrowPage
      title={
        !ownDone
          ? m.vision_endorse_title({ organization })
          : choices.length > 0
            ? m.vision_endorse_for()
            : m.vision_state_all()
      }
      {...(ownDone ? {} : { lede: m.vision_endorse_lede({ organization }) })}
      back={{ to: here, label: m.vision_of({ partnership: partnership.name }) }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <VisionText version={version} today={today} />
        <input type="hidden" name="versionId" value={version.id} />
        <BehalfFields choices={choices} chosen={ownDone ? (choices[0]?.organizationId ?? null) : null} />
        <FormActions>
          {(!ownDone || choices.length > 0) && (
            <Button look="go" pending={pending}>
              {m.vision_endorse()}
            </Button>
          )}
          <ButtonLink look="quiet" to={`${here}/edit`}>
            {m.vision_endorse_suggest()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
