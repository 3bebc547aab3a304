import { Form, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { Menu, MenuButton, MenuLink } from '#ui/menu/menu.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { whenText, whenTone } from '../../commitments/say.ts'
import { talkOn } from '../../discussions/panel.server.ts'
import { TalkPanel } from '../../discussions/parts/talk-panel.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { RecordHead } from '../../partnerships/parts/record-head.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { RecurringList } from '../../recurring/parts/recurring-list.tsx'
import { recurringFrom } from '../../recurring/reads.server.ts'
import { WhoSeesLink } from '../../sight/parts/who-sees-link.tsx'
import { isOpenText, isSigned, recallerOf, waitingSigners } from '../agreement.ts'
import { askAgain, unreachedSigners } from '../ask-again.server.ts'
import { BudgetTable } from '../budget/parts/budget-table.tsx'
import { wholeText } from '../document.server.ts'
import { continueAgreement } from '../end.server.ts'
import { AgreementFacts } from '../parts/agreement-facts.tsx'
import { RichText } from '../parts/rich-text.tsx'
import { SignerList } from '../parts/signer-list.tsx'
import { StandingNotices } from '../parts/standing-notices.tsx'
import { promisesOf } from '../promise.server.ts'
import { documentOf, draftsThatFollow, readAgreement, textsOf } from '../reads.server.ts'
import { removeAgreement } from '../remove.server.ts'
import { richText } from '../rich.server.ts'
import { standingSentence } from '../say.ts'
import { suggestionsOf } from '../suggestions/reads.server.ts'
import { proofsOf } from '../trail.server.ts'
import { TurnBand } from '../turns/parts/turn-band.tsx'
import { takingOf } from '../turns/reads.server.ts'
import { takePen } from '../turns/take.server.ts'
import { freeOn, isHandedOver, takingRefusal } from '../turns/turn.ts'

export const meta = ({ loaderData: data }: { loaderData?: { agreement: { title: string } } }) => [
  { title: data?.agreement.title ?? m.agreements_title() },
]

export const loader = load(async (tx, { params, base }) => {
  const agreement = await readAgreement(tx, params.agreement ?? '')
  const frame = await frameOf(tx, agreement.partnershipId)
  const texts = await textsOf(tx, agreement)
  const { sending, standing } = agreement
  const open = isOpenText(standing)
  // Sent or signed, the page shows what the signers see; else the text that is being worked on.
  const body = sending !== null && !open ? await documentOf(tx, sending.id) : wholeText(agreement, texts[0])
  const suggestions = await suggestionsOf(tx, agreement.id)
  const follower = (await draftsThatFollow(tx, [agreement.id])).get(agreement.id)
  const ours = agreement.turn.organizationId === tx.actor.organizationId
  const taking = open && !ours && frame.can.work ? await takingOf(tx, agreement, frame.partnership) : null
  const speaks =
    frame.can.work && can(tx.actor, partnershipPolicy.speakFor, { organizationId: tx.actor.organizationId })
  return {
    agreement,
    frame,
    html: await richText(body),
    // Consent and address stand on the audit page.
    proofs: (sending === null ? [] : await proofsOf(tx, sending)).map(({ signerId, signature, drawing }) => ({
      signerId,
      signature,
      drawing,
    })),
    unreached: standing === 'waiting' && sending !== null ? await unreachedSigners(tx, sending.signers) : [],
    promises: await promisesOf(tx, agreement.id),
    rounds: await recurringFrom(tx, 'agreement', agreement.id),
    budget: texts[0]?.budget ?? [],
    versions: texts.map(({ body: _text, budget: _budget, ...version }) => version),
    suggestions: {
      open: suggestions.filter((one) => one.standing === 'open').length,
      settled: suggestions.filter((one) => one.standing !== 'open').length,
    },
    penFreeOn: taking !== null && isHandedOver(agreement.turn) ? freeOn(taking) : null,
    history: await historyOf(
      tx,
      { subjectKind: 'agreement', subjectId: agreement.id },
      {
        also: suggestions.map((one) => ({ subjectKind: 'suggestion', subjectId: one.id })),
        most: 10,
      },
    ),
    talk: await talkOn(
      tx,
      { kind: 'agreement', id: agreement.id, partnershipId: agreement.partnershipId },
      frame.can.work,
    ),
    timeZone: tx.timeZone,
    mine:
      standing === 'waiting' &&
      sending !== null &&
      waitingSigners(sending).some((one) => one.personId === tx.actor.personId),
    may: {
      write: frame.can.work && open && ours,
      suggest: frame.can.work && open,
      take: taking !== null && takingRefusal(agreement.turn, taking, tx.today) === null,
      send: speaks && open && ours,
      recall:
        speaks &&
        standing === 'waiting' &&
        sending !== null &&
        recallerOf(sending, frame.partnership.partners, tx.actor.organizationId) === tx.actor.organizationId,
      askAgain: speaks && standing === 'waiting',
      name:
        speaks &&
        standing === 'waiting' &&
        sending?.signers.some(
          (one) => one.organizationId === tx.actor.organizationId && one.signedAt === null,
        ) === true,
      promise: frame.can.work && isSigned(agreement),
      end: speaks && (standing === 'inForce' || standing === 'coming') && agreement.ending === null,
      continue: speaks && agreement.ending !== null,
      follow:
        frame.can.work && isSigned(agreement) && agreement.replacedById === null && follower === undefined,
    },
    follower: follower ?? null,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.agreement ?? ''
  if (form.get('act') === 'continue') {
    const answer = await continueAgreement(tx, id)
    return isRefusal(answer) ? answer : done(`${base}/agreements/${id}`, m.agreement_continued())
  }
  if (form.get('act') === 'take') {
    const answer = await takePen(tx, id)
    return isRefusal(answer) ? answer : done(`${base}/agreements/${id}`, m.agreement_pen_taken())
  }
  if (form.get('act') === 'ask') {
    const answer = await askAgain(tx, id)
    return isRefusal(answer) ? answer : done(`${base}/agreements/${id}`, m.agreement_asked_again())
  }
  const { partnershipId } = await readAgreement(tx, id)
  const answer = await removeAgreement(tx, id)
  return isRefusal(answer)
    ? answer
    : done(`${base}/partnerships/${partnershipId}/agreements`, m.agreement_removed(), answer.historyId)
})

export default function AgreementPage() {
  const {
    agreement,
    frame,
    html,
    proofs,
    unreached,
    promises,
    rounds,
    budget,
    versions,
    suggestions,
    penFreeOn,
    history,
    talk,
    timeZone,
    mine,
    may,
    follower,
    base,
  } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const { today, partnership } = frame
  const { sending, standing } = agreement
  const here = `${base}/agreements/${agreement.id}`
  const nameOf = (id: string) =>
    partnership.partners.find((partner) => partner.organizationId === id)?.name ?? ''
  return (
    <>
      <RecordHead
        base={base}
        partnership={partnership}
        among={{ label: m.agreements_title(), path: '/agreements' }}
        title={<span lang={agreement.language ?? undefined}>{agreement.title}</span>}
        lede={standingSentence(agreement, today)}
        actions={
          <>
            {mine && (
              <ButtonLink look="go" to={`${here}/sign`}>
                {m.agreement_read_and_sign()}
              </ButtonLink>
            )}
            {may.send && (
              <ButtonLink look={suggestions.open === 0 ? 'go' : 'plain'} to={`${here}/send`}>
                {m.agreement_send()}
              </ButtonLink>
            )}
            {may.write && (
              <>
                <ButtonLink to={`${here}/edit`}>{m.change()}</ButtonLink>
                <ButtonLink to={`${here}/hand`}>{m.agreement_hand()}</ButtonLink>
              </>
            )}
            {may.suggest && !may.write && (
              <ButtonLink look="go" to={`${here}/suggestions`}>
                {m.suggestions_read_and_suggest()}
              </ButtonLink>
            )}
            {may.write && suggestions.open > 0 && (
              <ButtonLink look="go" to={`${here}/suggestions`}>
                {m.suggestions_answer()}
              </ButtonLink>
            )}
            {follower !== null && (
              <ButtonLink to={`${base}/agreements/${follower}`}>{m.agreement_see_follower()}</ButtonLink>
            )}
            {may.follow && <ButtonLink to={`${here}/follow`}>{m.agreement_follow()}</ButtonLink>}
            <ButtonLink
              look={isSigned(agreement) ? 'go' : 'plain'}
              to={`${here}/agreement.pdf`}
              reloadDocument
            >
              {isSigned(agreement) ? m.agreement_pdf_signed() : m.agreement_pdf()}
            </ButtonLink>
            {(sending !== null || may.write) && (
              <Menu label={m.more()}>
                {sending !== null && (
                  <MenuLink to={`${here}/text`} reloadDocument>
                    {m.agreement_text_file()}
                  </MenuLink>
                )}
                {may.name && <MenuLink to={`${here}/signer`}>{m.agreement_name_signer()}</MenuLink>}
                {may.recall && <MenuLink to={`${here}/recall`}>{m.agreement_recall()}</MenuLink>}
                {may.end && <MenuLink to={`${here}/end`}>{m.agreement_end()}</MenuLink>}
                <Form method="post">
                  {may.askAgain && (
                    <MenuButton name="act" value="ask">
                      {m.agreement_ask_again()}
                    </MenuButton>
                  )}
                  {may.continue && (
                    <MenuButton name="act" value="continue">
                      {m.agreement_continue()}
                    </MenuButton>
                  )}
                  {may.write && (
                    <MenuButton name="act" value="remove" danger>
                      {m.remove()}
                    </MenuButton>
                  )}
                </Form>
              </Menu>
            )}
          </>
        }
      />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        {isOpenText(standing) && (
          <TurnBand
            turn={agreement.turn}
            own={agreement.turn.organizationId === frame.ownOrganizationId}
            timeZone={timeZone}
            today={today}
            mayTake={may.take}
            freeOn={penFreeOn}
          />
        )}
        <StandingNotices agreement={agreement} base={base} today={today} />
        <div className="split">
          <Section title={m.agreement_text()}>
            <RichText html={html} lang={agreement.language} />
          </Section>
          <div className="stack" style={{ '--gap': 'var(--s6)' }}>
            <AgreementFacts agreement={agreement} base={base} today={today} />
            {budget.length > 0 && (
              <Section title={m.agreement_budget()}>
                <BudgetTable lines={budget} />
              </Section>
            )}
            {sending !== null && (
              <Section title={m.agreement_signers()}>
                <SignerList sending={sending} proofs={proofs} unreached={unreached} timeZone={timeZone} />
              </Section>
            )}
            {isSigned(agreement) && (
              <Section
                title={m.agreement_promises()}
                aside={
                  may.promise && (
                    <ButtonLink small look="quiet" to={`${here}/promise`}>
                      {m.agreement_promise()}
                    </ButtonLink>
                  )
                }
              >
                {promises.length === 0 ? (
                  <p className="soft">
                    {rounds.length === 0 ? m.agreement_promises_none() : m.recurring_only()}
                  </p>
                ) : (
                  <Rows label={m.agreement_promises()}>
                    {promises.map(({ promise, clause }) => (
                      <Row
                        key={promise.id}
                        to={`${base}/commitments/${promise.id}`}
                        title={promise.text}
                        who={clause === '' ? undefined : m.agreement_promise_of({ clause })}
                        end={
                          <DueText
                            tone={whenTone(promise)}
                            {...(promise.standing.dueOn === null ? {} : { on: promise.standing.dueOn })}
                          >
                            {whenText(promise, today)}
                          </DueText>
                        }
                      />
                    ))}
                  </Rows>
                )}
              </Section>
            )}
            <RecurringList promises={rounds} base={base} today={today} clauses />
            {(isOpenText(standing) || suggestions.settled > 0) && (
              <Section
                title={m.suggestions_title()}
                aside={
                  <ButtonLink small look="quiet" to={`${here}/suggestions`}>
                    {m.suggestions_beside()}
                  </ButtonLink>
                }
              >
                <p className={suggestions.open === 0 ? 'soft' : undefined}>
                  {m.suggestions_count({ open: suggestions.open, settled: suggestions.settled })}
                </p>
              </Section>
            )}
            <Section
              title={m.agreement_versions()}
              aside={
                versions.length > 1 && (
                  <ButtonLink small look="quiet" to={`${here}/compare`}>
                    {m.agreement_compare()}
                  </ButtonLink>
                )
              }
            >
              <Rows>
                {versions.map((version) => (
                  <Row
                    key={version.id}
                    title={m.agreement_version({ number: version.number })}
                    who={(version.suggestedBy === null
                      ? m.agreement_version_by
                      : m.agreement_version_suggested)({
                      name: version.personName ?? nameOf(version.organizationId),
                      on: formatDay(version.writtenOn, today),
                      suggestedBy: version.suggestedBy ?? '',
                    })}
                  />
                ))}
              </Rows>
            </Section>
          </div>
        </div>
        <TalkPanel talk={talk} base={base} />
        <Section title={m.agreement_history()}>
          <History lines={history} />
          <WhoSeesLink base={base} partnershipId={partnership.id} kind="agreement" id={agreement.id} />
        </Section>
      </div>
    </>
  )
}
