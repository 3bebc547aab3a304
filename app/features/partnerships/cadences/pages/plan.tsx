import { Form, useLoaderData } from 'react-router'
import { historyOfNoun } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatDays, formatDistance, languageName } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { answererOf, type Cadence, isPaused, nextContact, otherThan } from '../cadence.ts'
import { endCadence } from '../end.server.ts'
import { cadencesOf, readCadence } from '../reads.server.ts'
import { channelWord } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.cadence_title())

export const loader = load(async (tx, { params, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const cadences = await cadencesOf(tx, frame.partnership.id)
  const own = tx.actor.organizationId
  const host = tx.workspace.hostOrganizationId
  const speaks = frame.can.work && can(tx.actor, partnershipPolicy.speakFor, { organizationId: own })
  const onBehalf = frame.can.work && can(tx.actor, partnershipPolicy.actOnBehalf)
  const told = (line: Cadence) => {
    const answerer = line.acceptedOn === null ? answererOf(line) : null
    const side = own === line.organization.id || own === line.other.id
    return {
      line,
      due: nextContact(line, tx.today),
      can: {
        accept: answerer === own ? speaks : onBehalf && answerer !== null && answerer !== host,
        end: side && (line.acceptedOn === null ? frame.can.work : speaks),
      },
    }
  }
  const partners = presentPartners(frame.partnership.partners).filter((partner) => !partner.isHost)
  const isHere = (id: string) => partners.some((one) => one.organizationId === id)
  const pairs = Map.groupBy(
    cadences.filter((one) => one.other.id !== host && isHere(one.organization.id) && isHere(one.other.id)),
    (one) => [one.organization.id, one.other.id].sort().join(' '),
  )
  return {
    frame,
    base,
    own,
    partners: partners.map((partner) => ({
      id: partner.organizationId,
      name: partner.name,
      lines: cadences
        .filter((one) => one.organization.id === partner.organizationId && one.other.id === host)
        .map(told),
      mayPropose: frame.can.work && (own === host || own === partner.organizationId),
    })),
    pairs: [...pairs].flatMap(([key, lines]) => {
      const [first] = lines
      return first === undefined
        ? []
        : [
            {
              key,
              name: m.cadence_pair({ one: first.organization.name, other: first.other.name }),
              lines: lines.map(told),
            },
          ]
    }),
    // With whom the own organization could agree on something beside the host.
    others:
      frame.can.work && isHere(own)
        ? partners
            .filter((one) => one.organizationId !== own)
            .map((one) => ({ id: one.organizationId, name: one.name }))
        : [],
    host: frame.partnership.partners.find((one) => one.isHost)?.name ?? '',
    history: await historyOfNoun(tx, frame.partnership.id, 'cadence'),
  }
})
type Told = Awaited<ReturnType<typeof loader>>['partners'][number]['lines'][number]

/** The page's one act: ending what runs, or taking a proposal off the table. */
export const action = act(async (tx, { form, params, base }) => {
  const cadence = await readCadence(tx, String(form.get('cadence') ?? ''))
  if (cadence.partnershipId !== params.partnership) throw new NotFound()
  const ended = await endCadence(tx, cadence.id)
  if (isRefusal(ended)) return ended
  return done(`${base}/partnerships/${params.partnership}/cadence`, m.cadence_said_ended(), ended.historyId)
})

export default function CommunicationPlan() {
  const { frame, base, own, partners, pairs, others, host, history } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const path = `${base}/partnerships/${frame.partnership.id}/cadence`
  const end = (cadence: Cadence) => (
    <Form method="post">
      <input type="hidden" name="cadence" value={cadence.id} />
      <Button look="quiet" small>
        {cadence.acceptedOn === null ? m.cadence_drop() : m.cadence_end()}
      </Button>
    </Form>
  )
  const rowsOf = (name: string, lines: readonly Told[]) => (
    <Rows label={name}>
      {lines.map(({ line, due, can: may }) => (
        <Row
          key={line.id}
          title={sentenceOf(line)}
          late={due !== null && due.lateDays > 0}
          who={
            <>
              {m.cadence_between({
                one: line.otherPerson?.name ?? line.other.name,
                other: line.partnerPerson?.name ?? line.organization.name,
              })}{' '}
              {line.acceptedOn === null
                ? ''
                : line.last === null
                  ? m.cadence_never()
                  : m.cadence_last({ day: formatDay(line.last.on, frame.today) })}
            </>
          }
          end={
            due === null ? (
              isPaused(line) && <span className="soft small">{m.cadence_paused()}</span>
            ) : (
              <DueText tone={due.lateDays > 0 ? 'late' : 'plain'} on={due.dueOn}>
                {due.lateDays > 0
                  ? m.cadence_overdue({ days: formatDays(due.lateDays) })
                  : m.cadence_next({ when: formatDistance(due.dueOn, frame.today) })}
              </DueText>
            )
          }
          actions={
            (may.accept || may.end || (due !== null && due.lateDays > 0 && frame.can.work)) && (
              <>
                {may.accept && (
                  <ButtonLink look="go" to={`${path}/${line.id}/accept`}>
                    {m.cadence_accept()}
                  </ButtonLink>
                )}
                {due !== null && due.lateDays > 0 && frame.can.work && (
                  <ButtonLink
                    small
                    to={`${base}/touchpoints/new?partnership=${frame.partnership.id}&organization=${otherThan(own, line).id}`}
                  >
                    {m.touchpoint_log()}
                  </ButtonLink>
                )}
                {may.end && end(line)}
              </>
            )
          }
        />
      ))}
    </Rows>
  )
  return (
    <PartnershipFrame frame={frame} base={base}>
      <FormTrouble problem={problem} />
      <Section title={m.cadence_title()} lede={m.cadence_lede()}>
        {partners.length === 0 && (
          <EmptyState level={3} title={m.cadence_missing_nobody()}>
            <p>{m.cadence_lede()}</p>
          </EmptyState>
        )}
        {partners.map(({ id, name, lines, mayPropose }) => (
          <Section key={id} level={3} title={name}>
            <div className="stack">
              {lines.length === 0 ? <p className="soft">{m.cadence_none()}</p> : rowsOf(name, lines)}
              {mayPropose && (
                <div>
                  <ButtonLink to={`${path}/new?organization=${id}`}>
                    {lines.length === 0 ? m.cadence_propose() : m.cadence_propose_other()}
                  </ButtonLink>
                </div>
              )}
            </div>
          </Section>
        ))}
      </Section>
      {(pairs.length > 0 || others.length > 0) && (
        <Section title={m.cadence_pairs()} lede={m.cadence_pairs_lede({ host })}>
          {pairs.map(({ key, name, lines }) => (
            <Section key={key} level={3} title={name}>
              {rowsOf(name, lines)}
            </Section>
          ))}
          {others.length > 0 && (
            <div className="cluster">
              {others.map((one) => (
                <ButtonLink key={one.id} to={`${path}/new?organization=${own}&other=${one.id}`}>
                  {m.cadence_propose_with({ name: one.name })}
                </ButtonLink>
              ))}
            </div>
          )}
        </Section>
      )}
      {(pairs.length > 0 || partners.some((one) => one.lines.length > 0)) && (
        <p className="small">
          <a href={`${path}.csv`}>{m.csv()}</a>
        </p>
      )}
      {history.length > 0 && (
        <Section title={m.cadence_history()}>
          <History lines={history} here={path} />
        </Section>
      )}
    </PartnershipFrame>
  )
}

/** What was agreed or is proposed, in a sentence that begins with what it is for. */
const sentenceOf = (cadence: Cadence) => {
  const facts = { rhythm: formatDays(cadence.everyDays), channel: channelWord(cadence.channel) }
  return (
    <>
      {cadence.purpose !== '' && <b>{m.cadence_for({ purpose: cadence.purpose })} </b>}
      {cadence.acceptedOn === null
        ? m.cadence_proposed({ ...facts, name: cadence.proposedBy.name })
        : cadence.language === null
          ? m.cadence_runs(facts)
          : m.cadence_runs_language({ ...facts, language: languageName(cadence.language) })}
    </>
  )
}
