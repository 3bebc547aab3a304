import { Form, useLoaderData } from 'react-router'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatDays, formatDistance, languageName } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { answererOf, type Cadence, contactDue } from '../cadence.ts'
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
  const isSide = (organizationId: string) => own === host || own === organizationId
  return {
    frame,
    base,
    partners: presentPartners(frame.partnership.partners)
      .filter((partner) => !partner.isHost)
      .map((partner) => ({
        id: partner.organizationId,
        name: partner.name,
        lines: cadences
          .filter((one) => one.organization.id === partner.organizationId)
          .map((line) => {
            const answerer = line.acceptedOn === null ? answererOf(line, host) : null
            const side = isSide(partner.organizationId)
            return {
              line,
              due: line.acceptedOn === null ? null : contactDue(line, line.last?.on ?? null, tx.today),
              can: {
                accept: answerer === own ? speaks : onBehalf && answerer === partner.organizationId,
                end: side && (line.acceptedOn === null ? frame.can.work : speaks),
              },
            }
          }),
        mayPropose: frame.can.work && isSide(partner.organizationId),
      })),
  }
})

/** The page's one act: ending what runs, or taking a proposal off the table. */
export const action = act(async (tx, { form, params, base }) => {
  const cadence = await readCadence(tx, String(form.get('cadence') ?? ''))
  if (cadence.partnershipId !== params.partnership) throw new NotFound()
  const ended = await endCadence(tx, cadence.id)
  if (isRefusal(ended)) return ended
  return done(`${base}/partnerships/${params.partnership}/cadence`, m.cadence_said_ended(), ended.historyId)
})

export default function CommunicationPlan() {
  const { frame, base, partners } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const path = `${base}/partnerships/${frame.partnership.id}/cadence`
  const agreed = partners.flatMap(({ lines }) => lines.filter(({ line }) => line.acceptedOn !== null))
  const end = (cadence: Cadence) => (
    <Form method="post">
      <input type="hidden" name="cadence" value={cadence.id} />
      <Button look="quiet" small>
        {cadence.acceptedOn === null ? m.cadence_drop() : m.cadence_end()}
      </Button>
    </Form>
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
        {agreed.length > 0 && (
          <DataTable
            caption={m.cadence_plan()}
            rows={agreed}
            rowKey={({ line }) => line.id}
            columns={[
              {
                key: 'partner',
                label: m.cadence_with(),
                cell: ({ line }) =>
                  line.partnerPerson === null
                    ? line.organization.name
                    : `${line.partnerPerson.name} · ${line.organization.name}`,
              },
              {
                key: 'host',
                label: m.cadence_by(),
                cell: ({ line }) =>
                  line.hostPerson === null ? line.hostName : `${line.hostPerson.name} · ${line.hostName}`,
              },
              {
                key: 'purpose',
                label: m.cadence_purpose(),
                cell: ({ line }) => line.purpose || m.cadence_all(),
              },
              { key: 'channel', label: m.cadence_channel(), cell: ({ line }) => channelWord(line.channel) },
              {
                key: 'rhythm',
                label: m.cadence_every(),
                cell: ({ line }) => formatDays(line.everyDays),
              },
              {
                key: 'language',
                label: m.cadence_language(),
                cell: ({ line }) => (line.language === null ? m.any() : languageName(line.language)),
              },
              {
                key: 'next',
                label: m.cadence_due(),
                day: true,
                cell: ({ due }) =>
                  due === null ? null : (
                    <DueText tone={due.lateDays > 0 ? 'late' : 'plain'} on={due.dueOn}>
                      {due.lateDays > 0
                        ? m.cadence_overdue({ days: formatDays(due.lateDays) })
                        : formatDay(due.dueOn, frame.today)}
                    </DueText>
                  ),
              },
            ]}
          />
        )}
        {partners.map(({ id, name, lines, mayPropose }) => (
          <Section key={id} level={3} title={name}>
            <div className="stack">
              {lines.length === 0 && <p className="soft">{m.cadence_none()}</p>}
              {lines.map(({ line, due, can: may }) => (
                <div key={line.id}>
                  <p>
                    {line.purpose !== '' && <b>{m.cadence_for({ purpose: line.purpose })} </b>}
                    {line.acceptedOn === null
                      ? m.cadence_proposed({
                          name: line.proposedBy.name,
                          rhythm: formatDays(line.everyDays),
                          channel: channelWord(line.channel),
                        })
                      : sentenceOf(line)}
                  </p>
                  {due !== null && (
                    <p className="soft">
                      {line.last === null
                        ? m.cadence_never()
                        : m.cadence_last({ day: formatDay(line.last.on, frame.today) })}{' '}
                      <DueText tone={due.lateDays > 0 ? 'late' : 'plain'} on={due.dueOn}>
                        {due.lateDays > 0
                          ? m.cadence_overdue({ days: formatDays(due.lateDays) })
                          : m.cadence_next({ when: formatDistance(due.dueOn, frame.today) })}
                      </DueText>
                    </p>
                  )}
                  <div className="cluster">
                    {may.accept && (
                      <ButtonLink look="go" to={`${path}/${line.id}/accept`}>
                        {m.cadence_accept()}
                      </ButtonLink>
                    )}
                    {may.end && end(line)}
                  </div>
                </div>
              ))}
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
    </PartnershipFrame>
  )
}

const sentenceOf = (cadence: Cadence): string => {
  const facts = { rhythm: formatDays(cadence.everyDays), channel: channelWord(cadence.channel) }
  return cadence.language === null
    ? m.cadence_runs(facts)
    : m.cadence_runs_language({ ...facts, language: languageName(cadence.language) })
}
