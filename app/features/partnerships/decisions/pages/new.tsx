import { useLoaderData } from 'react-router'
import { addDays } from '#platform/context/days.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { BehalfFields } from '../../behalf/parts/behalf-fields.tsx'
import { behalfChoices } from '../../behalf/reads.server.ts'
import { muchAsked } from '../../equity/asks.server.ts'
import { AskedNotice } from '../../equity/parts/asked-notice.tsx'
import { linkNoted, readNoted } from '../../meetings/noted.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { optionsOf, proposalForm } from '../inputs.ts'
import { ProposalForm } from '../parts/proposal-form.tsx'
import { proposeDecision } from '../propose.server.ts'
import { weightsOf } from '../weights.server.ts'

export const meta = () => [{ title: m.decision_add() }]

export const loader = load(async (tx, { params, url, base }) => {
  const partnership = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const noted = url.searchParams.get('noted')
  return {
    partnership,
    noted: noted === null ? null : await readNoted(tx, partnership.id, noted),
    partners: presentPartners(partnership.partners),
    choices: behalfChoices(tx, partnership),
    asked: await muchAsked(tx, partnership),
    language: tx.locale,
    today: tx.today,
    closesOn: addDays(tx.today, 14),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const { options, ...input } = parseForm(proposalForm, form)
  const answer = await proposeDecision(tx, params.partnership ?? '', {
    ...input,
    options: optionsOf(options),
    weights: weightsOf(form),
  })
  if (isRefusal(answer)) return answer
  const noted = String(form.get('noted') ?? '')
  const no = noted === '' ? null : await linkNoted(tx, params.partnership ?? '', noted, answer.id)
  return no ?? done(`${base}/decisions/${answer.id}`, m.decision_added(), answer.historyId)
})

export default function NewDecision() {
  const { partnership, noted, partners, choices, asked, language, today, closesOn, base } =
    useLoaderData<typeof loader>()
  const back = `${base}/partnerships/${partnership.id}/decisions`
  return (
    <NarrowPage
      title={m.decision_add()}
      lede={m.decision_form_lede()}
      back={{ to: back, label: m.decisions_of({ partnership: partnership.name }) }}
    >
      <AskedNotice asked={asked} />
      <ProposalForm
        partners={partners}
        {...(noted === null ? {} : { what: noted.text })}
        language={language}
        closesOn={closesOn}
        today={today}
        back={back}
      >
        {noted !== null && <input type="hidden" name="noted" value={noted.id} />}
        <BehalfFields choices={choices} />
      </ProposalForm>
    </NarrowPage>
  )
}
