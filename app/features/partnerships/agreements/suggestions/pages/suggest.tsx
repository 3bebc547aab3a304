import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Quote } from '#ui/quote/quote.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { partnershipPolicy } from '../../../policy.ts'
import { RichText } from '../../parts/rich-text.tsx'
import { drawn, passagesOf } from '../../passages.ts'
import { readAgreement, textsOf } from '../../reads.server.ts'
import { richText } from '../../rich.server.ts'
import { suggestionInput } from '../inputs.ts'
import { suggestWords } from '../suggest.server.ts'

export const meta = () => [{ title: m.suggest_title() }]

export const loader = load(async (tx, { params, url, base }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  const [text] = await textsOf(tx, agreement)
  const passage = passagesOf(text?.body ?? '')[Number(url.searchParams.get('passage') ?? 1) - 1]
  return {
    agreement: { id: agreement.id, title: agreement.title, language: agreement.language },
    pen: agreement.turn.organizationName,
    // None where the text was changed since: what was typed is still on the page then.
    passage: passage === undefined ? null : { text: passage.text, nth: passage.nth },
    html: await richText(passage?.text ?? ''),
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.agreement ?? ''
  const answer = await suggestWords(tx, id, parseForm(suggestionInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/agreements/${id}/suggestions#suggestion-${answer.id}`, m.suggest_said(), answer.historyId)
})

/** Other words for one passage, and why. */
export default function SuggestWords() {
  const { agreement, pen, passage, html, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back = `${base}/agreements/${agreement.id}/suggestions`
  const lang = agreement.language
  const about = typed('passage', passage?.text)
  if (about === '')
    return (
      <NarrowPage
        title={m.suggest_title()}
        lede={m.suggest_choose()}
        back={{ to: back, label: m.suggestions_of({ title: agreement.title }) }}
      >
        {null}
      </NarrowPage>
    )
  return (
    <NarrowPage
      title={m.suggest_title()}
      lede={m.suggest_lede({ organization: pen })}
      back={{ to: back, label: m.suggestions_of({ title: agreement.title }) }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        {about === passage?.text ? (
          <figure className="quote">
            <RichText html={html} lang={lang} />
            <figcaption>{m.suggest_reads_now()}</figcaption>
          </figure>
        ) : (
          <Quote lang={lang ?? undefined} by={m.suggest_read_then()}>
            {drawn(about)}
          </Quote>
        )}
        <input type="hidden" name="passage" value={about} />
        <input type="hidden" name="nth" value={typed('nth', passage?.nth)} />
        <TextArea
          name="wording"
          label={m.suggest_wording()}
          help={m.suggest_wording_help()}
          rows={6}
          lang={lang ?? undefined}
          defaultValue={typed('wording', about)}
          error={errorOf('wording')}
        />
        <TextArea
          name="why"
          label={m.suggest_why()}
          help={m.agreement_reason_help()}
          rows={3}
          maxLength={2000}
          defaultValue={typed('why')}
          error={errorOf('why')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.suggest_now()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
