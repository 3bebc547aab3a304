import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { BehalfOf } from '../../commitments/parts/behalf-of.tsx'
import { presentPartners } from '../../partnerships/partnership.ts'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { isVoid, takesVoices } from '../decision.ts'
import { voiceInput } from '../inputs.ts'
import { stands } from '../outcome.ts'
import { readDecision } from '../reads.server.ts'
import { decisionWords, standWord } from '../say.ts'
import { voiceSides } from '../sides.server.ts'
import { giveVoice } from '../voice.server.ts'

export const meta = () => [{ title: m.decision_vote() }]

export const loader = load(async (tx, { params, base }) => {
  const decision = await readDecision(tx, params.decision ?? '')
  const partnership = await readPartnership(tx, decision.partnershipId)
  const partners = presentPartners(partnership.partners)
  const sides = voiceSides(tx, decision, partners)
  if (sides.length === 0) throw new Forbidden()
  const own = tx.actor.organizationId
  const cast = decision.roll.some((one) => one.organizationId === own)
  const said = decision.voices.find((one) => one.organizationId === own) ?? null
  return {
    decision,
    sides,
    own,
    said,
    no: cast
      ? m.decision_vote_not()
      : takesVoices(decision, tx.today) && !isVoid(decision, partners)
        ? null
        : decisionWords(decision, partners, tx.today),
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.decision ?? ''
  const { anonymous } = await readDecision(tx, id)
  const answer = await giveVoice(tx, id, parseForm(voiceInput, form))
  if (isRefusal(answer)) return answer
  const here = `${base}/decisions/${id}`
  return anonymous ? done(here, m.decision_vote_cast()) : done(here, m.decision_vote_said(), answer.historyId)
})

const help = {
  for: m.decision_vote_for_help,
  aside: m.decision_vote_aside_help,
  against: m.decision_vote_against_help,
}

export default function VotePage() {
  const { decision, sides, own, said, no, today, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/decisions/${decision.id}`
  const organization = sides.find((side) => side.id === own)?.name
  return (
    <NarrowPage
      title={said === null ? m.decision_vote() : m.decision_vote_change()}
      lede={
        organization === undefined
          ? undefined
          : decision.anonymous
            ? m.decision_vote_lede_anonymous({ organization })
            : m.decision_vote_lede({ organization, day: formatDay(decision.closesOn, today) })
      }
      back={{ to: back, label: m.decision_see() }}
    >
      {no !== null ? (
        <Notice tone="info" action={<ButtonLink to={back}>{m.decision_see()}</ButtonLink>}>
          {no}
        </Notice>
      ) : (
        <Form method="post" className="form">
          <FormTrouble problem={problem} />
          <Quote {...(decision.language === null ? {} : { lang: decision.language })}>{decision.what}</Quote>
          <RadioGroup
            name="stand"
            label={m.decision_vote_stand()}
            required
            cards
            choices={stands.map((value) => ({ value, label: standWord(value), help: help[value]() }))}
            defaultValue={typed('stand', said?.stand)}
            error={errorOf('stand')}
          />
          {decision.options.length > 0 && (
            <RadioGroup
              name="optionId"
              label={m.decision_vote_option()}
              choices={decision.options.map(({ id, text }) => ({ value: id, label: text }))}
              defaultValue={typed('optionId', said?.optionId)}
              error={errorOf('optionId')}
            />
          )}
          <TextArea
            name="reason"
            label={m.decision_vote_reason()}
            help={m.decision_vote_reason_help()}
            rows={4}
            defaultValue={typed('reason', said?.reason)}
            error={errorOf('reason')}
          />
          <BehalfOf sides={sides} own={own} />
          <FormActions>
            <Button look="go" pending={pending}>
              {m.decision_vote()}
            </Button>
            <ButtonLink look="quiet" to={back}>
              {m.cancel()}
            </ButtonLink>
          </FormActions>
        </Form>
      )}
    </NarrowPage>
  )
}
