import { Link, useLoaderData } from 'react-router'
import { historyOf } from '#platform/activity/history.server.ts'
import { History } from '#platform/activity/history.tsx'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Section } from '#ui/section/section.tsx'
import { counts } from '../../behalf/behalf.ts'
import { BehalfLabel } from '../../behalf/parts/behalf-label.tsx'
import { talkOn } from '../../discussions/panel.server.ts'
import { TalkPanel } from '../../discussions/parts/talk-panel.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { withdrawEndorsement } from '../endorse.server.ts'
import { withdrawInput } from '../inputs.ts'
import { EarlierVersions } from '../parts/earlier-versions.tsx'
import { Endorsers } from '../parts/endorsers.tsx'
import { PassageList } from '../parts/passage-list.tsx'
import { VisionText } from '../parts/vision-text.tsx'
import { WordsBeside } from '../parts/words-beside.tsx'
import { visionVersions } from '../reads.server.ts'
import { communityWords } from '../uptakes/reads.server.ts'
import { endorsementState, lapsedOn, lapsedVersion } from '../vision.ts'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.vision_title())

export const loader = load(async (tx, { params, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const { organizationId } = tx.actor
  const about = { kind: 'vision', id: frame.partnership.id, partnershipId: frame.partnership.id }
  return {
    frame,
    talk: await talkOn(tx, about, frame.can.work),
    versions: await visionVersions(tx, frame.partnership.id),
    said: await communityWords(tx, frame.partnership.id),
    history: await historyOf(tx, { subjectKind: 'vision', subjectId: frame.partnership.id }),
    can: {
      write: frame.can.work,
      endorse: frame.can.work && can(tx.actor, partnershipPolicy.speakFor, { organizationId }),
      actOnBehalf: frame.can.work && can(tx.actor, partnershipPolicy.actOnBehalf),
    },
    base,
  }
})

/** The page's one act: taking an endorsement back. */
export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const answer = await withdrawEndorsement(tx, id, parseForm(withdrawInput, form))
  return isRefusal(answer)
    ? answer
    : done(`${base}/partnerships/${id}/vision`, m.vision_withdrawn(), answer.historyId)
})

export default function VisionPage() {
  const { frame, versions, said, talk, history, can: may, base } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const { partnership, today } = frame
  const here = `${base}/partnerships/${partnership.id}/vision`
  const [current, ...earlier] = versions
  const beside = (
    <WordsBeside
      said={said}
      versionId={current?.id}
      partnershipId={partnership.id}
      base={base}
      today={today}
      may={may.write}
    />
  )
  if (current === undefined)
    return (
      <PartnershipFrame frame={frame} base={base} lede={m.vision_lede()}>
        <EmptyState
          title={m.vision_empty_title()}
          action={
            may.write && (
              <ButtonLink look="go" to={`${here}/edit`}>
                {m.vision_write()}
              </ButtonLink>
            )
          }
        >
          <p>{m.vision_empty_why()}</p>
        </EmptyState>
        {beside}
      </PartnershipFrame>
    )
  const state = endorsementState(current, partnership.partners)
  const lapsed = lapsedVersion(versions, partnership.partners)
  const lapsedDay = lapsedOn(versions, partnership.partners)
  const total = state.endorsed.length + state.missing.length
  const facts = { number: current.number, endorsed: state.endorsed.length, total }
  const own = current.endorsements.find((one) => one.organizationId === frame.ownOrganizationId)
  const ownMissing = may.endorse && (own === undefined || !counts(own.behalf))
  return (
    <PartnershipFrame
      frame={frame}
      base={base}
      lede={
        state.byAll
          ? m.vision_state_all()
          : current.number === 1
            ? m.vision_state_first(facts)
            : m.vision_state_changed(facts)
      }
      actions={
        <>
          {ownMissing && (
            <ButtonLink look="go" to={`${here}/endorse`}>
              {m.vision_endorse()}
            </ButtonLink>
          )}
          {!ownMissing && may.actOnBehalf && !state.byAll && (
            <ButtonLink to={`${here}/endorse`}>{m.vision_endorse_for()}</ButtonLink>
          )}
          {may.write && <ButtonLink to={`${here}/edit`}>{m.vision_change()}</ButtonLink>}
        </>
      }
    >
      <FormTrouble problem={problem} />
      {lapsed !== null && lapsedDay !== null && (
        <Notice
          tone="warning"
          title={m.vision_lapsed_title()}
          action={
            <ButtonLink to={`${here}/compare?from=${lapsed.number}&to=${current.number}`}>
              {m.vision_lapsed_see()}
            </ButtonLink>
          }
        >
          {(state.missing.length === 1 ? m.vision_lapsed_one : m.vision_lapsed)({
            number: lapsed.number,
            day: formatDay(lapsedDay, today),
            names: formatList(state.missing.map((partner) => partner.name)),
          })}
        </Notice>
      )}
      <div className="split">
        <section className="stack">
          <h2 className="aloud">{m.vision_title()}</h2>
          <VisionText
            version={current}
            today={today}
            marked={talk.rows.flatMap((row) => row.passage?.text ?? [])}
          />
          {may.write && (
            <p className="small">
              <Link to={`${base}${talk.begin}&version=${current.number}`}>{m.vision_comment()}</Link>
            </p>
          )}
          {current.behalf !== null && (
            <p>
              <BehalfLabel behalf={current.behalf} today={today} />
            </p>
          )}
        </section>
        <div className="split-aside">{beside}</div>
        <div className="split-foot stack" style={{ '--gap': 'var(--s6)' }}>
          <Section title={m.vision_endorsed_by()}>
            <Endorsers
              current={current}
              earlier={earlier}
              frame={frame}
              withdraw={(endorsement) =>
                endorsement.organizationId === frame.ownOrganizationId
                  ? may.endorse
                  : may.actOnBehalf && endorsement.behalf !== null
              }
            />
          </Section>
          <PassageList talk={talk} base={base} current={current} />
          <TalkPanel talk={{ ...talk, rows: talk.rows.filter((row) => row.passage === null) }} base={base} />
        </div>
      </div>
      {earlier.length > 0 && (
        <Section title={m.vision_versions()} aside={<Link to={`${here}/compare`}>{m.vision_compare()}</Link>}>
          <EarlierVersions
            versions={earlier}
            said={said}
            base={base}
            today={today}
            startFrom={may.write ? `${here}/edit` : null}
            compare={`${here}/compare?to=${current.number}`}
          />
        </Section>
      )}
      <Section title={m.vision_history()}>
        <History lines={history} />
      </Section>
    </PartnershipFrame>
  )
}
