import { useLoaderData } from 'react-router'
import { Invalid, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { PassageRow, Passages } from '#ui/passages/passages.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../../partnerships/frame.server.ts'
import { isOpenText } from '../../agreement.ts'
import { reasonInput } from '../../inputs.ts'
import { RichText } from '../../parts/rich-text.tsx'
import { readAgreement } from '../../reads.server.ts'
import { acceptSuggestion } from '../accept.server.ts'
import { declineSuggestion } from '../decline.server.ts'
import { settlingForm } from '../inputs.ts'
import { SuggestionCard } from '../parts/suggestion-card.tsx'
import { readSuggestion } from '../reads.server.ts'
import { textWithSuggestions } from '../view.server.ts'
import { withdrawSuggestion } from '../withdraw.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { agreement: { title: string } } }) => [
  { title: data === undefined ? m.suggestions_title() : m.suggestions_of({ title: data.agreement.title }) },
]

export const loader = load(async (tx, { params, base }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  const { can } = await frameOf(tx, agreement.partnershipId)
  const open = can.work && isOpenText(agreement.standing)
  return {
    agreement: { id: agreement.id, title: agreement.title, language: agreement.language },
    pen: agreement.turn.organizationName,
    ...(await textWithSuggestions(tx, agreement, open)),
    isOpen: isOpenText(agreement.standing),
    may: { suggest: open, settle: open && agreement.turn.organizationId === tx.actor.organizationId },
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const agreementId = params.agreement ?? ''
  await readAgreement(tx, agreementId)
  const { suggestion } = parseForm(settlingForm, form)
  if ((await readSuggestion(tx, suggestion)).agreementId !== agreementId)
    throw new Invalid([{ path: '', code: 'issue_choice' }])
  const back = `${base}/agreements/${agreementId}/suggestions#suggestion-${suggestion}`
  const [answer, said] =
    form.get('act') === 'accept'
      ? [await acceptSuggestion(tx, suggestion), m.suggestion_accepted()]
      : form.get('act') === 'withdraw'
        ? [await withdrawSuggestion(tx, suggestion), m.suggestion_withdrawn()]
        : [await declineSuggestion(tx, suggestion, parseForm(reasonInput, form)), m.suggestion_declined()]
  return isRefusal(answer) ? answer : done(back, said)
})

/** The text passage by passage, with what is suggested for each beside it. */
export default function SuggestionsPage() {
  const { agreement, pen, passages, passed, settled, isOpen, may, base } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const here = `${base}/agreements/${agreement.id}`
  const lang = agreement.language
  const open = [...passed, ...passages.flatMap((one) => one.suggestions)]
  const isShown = [...open, ...settled].some((one) => one.id === problem?.values.suggestion)
  return (
    <>
      <PageHead
        crumbsLabel={m.breadcrumbs()}
        crumbs={[{ label: agreement.title, to: here }]}
        title={m.suggestions_title()}
        lede={
          !isOpen
            ? m.suggestions_lede_closed()
            : may.settle
              ? m.suggestions_lede_pen({ count: open.length })
              : m.suggestions_lede({ organization: pen })
        }
      />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        {!isShown && <FormTrouble problem={problem} />}
        {passed.length > 0 && (
          <Section title={m.suggestions_passed()} lede={m.suggestions_passed_lede()}>
            {passed.map((one) => (
              <SuggestionCard key={one.id} suggestion={one} lang={lang} maySettle={may.settle} />
            ))}
          </Section>
        )}
        {passages.length === 0 && <p className="soft">{m.suggestions_no_text()}</p>}
        <Passages label={m.agreement_text()}>
          {passages.map(({ place, html, suggestions }) => (
            <PassageRow
              key={place}
              id={`passage-${place}`}
              action={
                may.suggest && (
                  <ButtonLink
                    small
                    look="quiet"
                    to={`${here}/suggest?passage=${place}`}
                    aria-label={m.suggest_for_passage({ number: place })}
                  >
                    {m.suggest_here()}
                  </ButtonLink>
                )
              }
              beside={
                suggestions.length > 0 &&
                suggestions.map((one) => (
                  <SuggestionCard key={one.id} suggestion={one} lang={lang} maySettle={may.settle} />
                ))
              }
            >
              <RichText html={html} lang={lang} />
            </PassageRow>
          ))}
        </Passages>
        {settled.length > 0 && (
          <Section title={m.suggestions_settled()}>
            {settled.map((one) => (
              <SuggestionCard key={one.id} suggestion={one} lang={lang} maySettle={false} />
            ))}
          </Section>
        )}
        {open.length + settled.length > 0 && (
          <p className="small screen-only">
            <a href={`${here}/suggestions.csv`}>{m.csv()}</a>
          </p>
        )}
      </div>
    </>
  )
}
