import { Form, useLoaderData } from 'react-router'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, loadTraced } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Menu, MenuButton } from '#ui/menu/menu.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { Written } from '#ui/written/written.tsx'
import { CommitmentRow } from '../../commitments/parts/commitment-row.tsx'
import { promisesFrom } from '../../commitments/reads.server.ts'
import { frameOf } from '../../partnerships/frame.server.ts'
import { RecordHead } from '../../partnerships/parts/record-head.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { RecurringList } from '../../recurring/parts/recurring-list.tsx'
import { recurringFrom } from '../../recurring/reads.server.ts'
import { acknowledgeConcern } from '../acknowledge.server.ts'
import { actAsRaiser } from '../act.server.ts'
import { answersItself, neutralFor, sidesOf } from '../candidates.server.ts'
import { concernHistory } from '../history.server.ts'
import { settlementInput } from '../inputs.ts'
import { layDownStewardship } from '../lay-down.server.ts'
import { AskSteward, LayDown, TextForm, TrustForm } from '../parts/acts.tsx'
import { OpennessTag } from '../parts/concern-row.tsx'
import { ConcernFacts } from '../parts/facts.tsx'
import { Readings } from '../parts/readings.tsx'
import { Talk } from '../parts/talk.tsx'
import { withdrawConcern } from '../raise.server.ts'
import { logReading, readingsOf } from '../readings.server.ts'
import { messagesOf, readConcern } from '../reads.server.ts'
import { belongsLine, raisedLine } from '../say.ts'
import { settleConcern } from '../settle.server.ts'
import { acceptStewardship, declineStewardship } from '../steward.server.ts'
import { askedForTrust } from '../trust.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { concern: { summary: string } } }) => [
  { title: data?.concern.summary ?? m.concerns_title() },
]

export const loader = loadTraced(
  async (tx, { params, base }) => {
    const concern = await readConcern(tx, params.concern ?? '')
    const frame = await frameOf(tx, concern.partnershipId)
    const running = frame.ownStanding === 'accepted' && frame.standing !== 'concluded'
    const { as } = concern
    const sees =
      running && (as.steward || (frame.can.work && (await answersItself(tx, concern, frame.partnership))))
    const mayPropose =
      running &&
      concern.settlement === null &&
      (as.raiser || (concern.steward?.acceptedOn == null && concern.openness === 'open' && frame.can.work))
    return {
      concern,
      frame,
      base,
      workspace: tx.workspace.name,
      mayName: can(tx.actor, partnershipPolicy.nameOmbudspersons),
      messages: await messagesOf(tx, concern),
      readings: concern.openness === 'open' ? null : await readingsOf(tx, concern.id),
      history: await concernHistory(tx, concern),
      // Who knows no more than its summary, asked to see to it or a party, learns no more from what was promised either.
      remedies: concern.about === null ? null : await promisesFrom(tx, 'concern', concern.id),
      rounds: concern.about === null ? [] : await recurringFrom(tx, 'concern', concern.id),
      candidates: mayPropose
        ? (await neutralFor(tx, frame.partnership, sidesOf(concern))).filter(
            (one) => one.personId !== concern.steward?.person.id,
          )
        : null,
      can: {
        answer: running && as.asked,
        agree: running && as.raiser && concern.steward !== null && concern.steward.agreedOn === null,
        acknowledge: sees && concern.acknowledgedOn === null,
        settle: sees && concern.acknowledgedOn !== null && concern.settlement === null,
        say: running && (as.raiser || as.steward),
        reopen: running && concern.settlement !== null && (as.raiser || as.steward || as.party),
        withdraw: running && as.raiser,
        layDown: running && as.steward && concern.settlement === null,
        remedy: running && frame.can.work && concern.about !== null,
        trust: running && askedForTrust(concern, tx.today, tx.actor.organizationId),
      },
    }
  },
  (tx, { concern }) => logReading(tx, concern),
)

export const action = act(async (tx, { form, params, base }) => {
  const id = params.concern ?? ''
  const here = `${base}/concerns/${id}`
  const told = (answer: Parameters<typeof isRefusal>[0] | { historyId: string }, say: string) =>
    isRefusal(answer) ? answer : done(here, say, (answer as { historyId: string }).historyId)
  switch (form.get('act')) {
    case 'accept':
      return told(await acceptStewardship(tx, id), m.concern_accepted_said())
    case 'acknowledge':
      return told(await acknowledgeConcern(tx, id), m.concern_acknowledged_said())
    case 'settle':
      return told(await settleConcern(tx, id, parseForm(settlementInput, form)), m.concern_settled_said())
    case 'decline':
    case 'lay-down':
    case 'withdraw': {
      const { partnershipId } = await readConcern(tx, id)
      const list = `${base}/partnerships/${partnershipId}/concerns`
      if (form.get('act') === 'lay-down') {
        const answer = await layDownStewardship(tx, id)
        return isRefusal(answer) ? answer : done(list, m.concern_laid_down_said(), answer.historyId)
      }
      if (form.get('act') === 'decline') {
        const answer = await declineStewardship(tx, id)
        return isRefusal(answer) ? answer : done(list, m.concern_declined_said(), answer.historyId)
      }
      const answer = await withdrawConcern(tx, id)
      return isRefusal(answer) ? answer : done(list, m.concern_withdrawn_said(), answer.historyId)
    }
    default: {
      const { answer, say } = await actAsRaiser(tx, id, form)
      return told(answer, say)
    }
  }
})

export default function ConcernPage() {
  const {
    concern,
    frame,
    messages,
    readings,
    history,
    remedies,
    rounds,
    candidates,
    can: may,
    workspace,
    mayName,
    base,
  } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const { today, partnership } = frame
  return (
    <>
      <RecordHead
        base={base}
        partnership={partnership}
        among={{ label: m.concerns_title(), path: '/concerns' }}
        title={
          <Written inline lang={concern.language}>
            {concern.summary}
          </Written>
        }
        badge={<OpennessTag openness={concern.openness} />}
        lede={raisedLine(concern, today)}
        actions={
          (may.acknowledge || may.withdraw) && (
            <>
              {may.acknowledge && (
                <Form method="post">
                  <Button look="go" name="act" value="acknowledge">
                    {m.concern_acknowledge()}
                  </Button>
                </Form>
              )}
              {may.withdraw && (
                <Menu label={m.more()}>
                  <Form method="post">
                    <MenuButton name="act" value="withdraw" danger>
                      {m.concern_withdraw()}
                    </MenuButton>
                  </Form>
                </Menu>
              )}
            </>
          )
        }
      />
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        {may.answer && (
          <Notice title={m.concern_asked_title()}>
            <p>{m.concern_asked_text()}</p>
            <Form method="post" className="cluster">
              <Button look="go" name="act" value="accept">
                {m.concern_accept()}
              </Button>
              <Button name="act" value="decline">
                {m.concern_decline()}
              </Button>
            </Form>
          </Notice>
        )}
        {may.agree && concern.steward !== null && (
          <Notice
            title={m.concern_proposed_title({
              name: concern.steward.person.name,
              organization: concern.steward.organization.name,
            })}
          >
            <p>{belongsLine(concern.steward, workspace)}</p>
            <p>
              {concern.steward.proposedBy === null
                ? m.concern_proposed_text()
                : m.concern_proposed_by({ name: concern.steward.proposedBy })}
            </p>
            <Form method="post" className="cluster">
              <Button look="go" name="act" value="agree">
                {m.concern_agree()}
              </Button>
              <Button name="act" value="refuse">
                {m.concern_refuse()}
              </Button>
            </Form>
          </Notice>
        )}
        <div className="split">
          <div className="stack" style={{ '--gap': 'var(--s6)' }}>
            {concern.about === null ? (
              <p className="soft">
                {concern.as.asked ? m.concern_asked_summary() : m.concern_only_summary()}
              </p>
            ) : (
              concern.about !== '' && <Written lang={concern.language}>{concern.about}</Written>
            )}
            {may.trust && <TrustForm />}
            {concern.settlement !== null && (
              <Section title={m.concern_agreed()}>
                <Written>{concern.settlement.agreed}</Written>
              </Section>
            )}
            {messages !== null && <Talk messages={messages} today={today} may={may.say} />}
            {may.settle && <TextForm act="settle" />}
            {may.reopen && <TextForm act="reopen" />}
            {may.layDown && <LayDown />}
          </div>
          <div className="stack" style={{ '--gap': 'var(--s6)' }}>
            <Section title={m.concern_facts()}>
              <ConcernFacts concern={concern} today={today} workspace={workspace} />
            </Section>
            {candidates !== null && (
              <AskSteward
                concern={concern}
                candidates={candidates}
                workspace={workspace}
                name={mayName ? `${base}/ombudspersons` : null}
              />
            )}
            {remedies !== null && (
              <Section
                title={m.concern_remedies()}
                aside={
                  may.remedy && (
                    <ButtonLink small look="quiet" to={`${base}/concerns/${concern.id}/remedy`}>
                      {m.concern_remedy()}
                    </ButtonLink>
                  )
                }
              >
                {remedies.length === 0 ? (
                  <p className="soft">
                    {rounds.length === 0 ? m.concern_remedies_none() : m.recurring_only()}
                  </p>
                ) : (
                  <Rows label={m.concern_remedies()}>
                    {remedies.map((row) => (
                      <CommitmentRow key={row.id} row={row} base={base} today={today} />
                    ))}
                  </Rows>
                )}
              </Section>
            )}
            <RecurringList promises={rounds} base={base} today={today} />
            {readings !== null && <Readings readings={readings} today={today} />}
            {history !== null && (
              <Section
                title={m.concern_history()}
                {...(concern.openness === 'open' ? {} : { lede: m.concern_history_own() })}
              >
                <History lines={history} />
              </Section>
            )}
          </div>
        </div>
      </div>
    </>
  )
}
