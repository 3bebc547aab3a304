import { useLoaderData } from 'react-router'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { filesOf } from '#platform/files/reads.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { NextStep } from '#ui/next-step/next-step.tsx'
import { Section } from '#ui/section/section.tsx'
import { StageShape } from '#ui/stage-badge/stage-badge.tsx'
import { frameOf } from '../../../partnerships/index.server.ts'
import { frameTitle, PartnershipFrame } from '../../../partnerships/index.tsx'
import { stageWord } from '../../../partnerships/partnerships/say.ts'
import { journeyAbilities } from '../abilities.server.ts'
import { withdrawProposal } from '../answer.server.ts'
import { besidesOf, readJourney } from '../journey.server.ts'
import { stageAim } from '../naming.ts'
import { nextBestStep } from '../next-step.ts'
import { BesidePart } from '../parts/beside.tsx'
import { FindingPart } from '../parts/finding.tsx'
import { MoveHistory } from '../parts/move-history.tsx'
import { ProposalNotice } from '../parts/proposal-notice.tsx'
import { Track } from '../parts/track.tsx'
import { keyActionsOf, stages } from '../stage.ts'
import { trackOf } from '../track.ts'
import { withdrawStated } from '../withdraw.server.ts'

export const meta = ({ loaderData }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(loaderData, m.journey_title())

export const loader = load(async (tx, { params, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const journey = await readJourney(tx, frame.partnership)
  const may = journeyAbilities(tx, frame.partnership)
  const here = `${base}/partnerships/${frame.partnership.id}`
  const stated = journey.findings.flatMap((finding) => finding.stated.map((entry) => entry.id))
  return {
    frame,
    files: await filesOf(tx, 'stated-evidence', stated),
    base,
    here,
    journey,
    besides: await besidesOf(tx, frame.partnership.id),
    bands: trackOf(journey, here, tx.today),
    step: may.propose ? nextBestStep(journey, may, frame.partnership.id) : null,
    can: may,
  }
})

/** Two small acts of this page: taking back what was stated, or the own proposal. */
export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const here = `${base}/partnerships/${id}/journey`
  const wanted = form.get('act')
  if (wanted === 'withdraw-proposal') {
    const answer = await withdrawProposal(tx, id)
    return isRefusal(answer) ? answer : done(here, m.proposal_withdrawn(), answer.historyId)
  }
  if (wanted !== 'withdraw-evidence') throw new NotFound()
  const answer = await withdrawStated(tx, id, String(form.get('id')))
  return isRefusal(answer) ? answer : done(here, m.evidence_withdrawn(), answer.historyId)
})

export default function JourneyPage() {
  const { frame, files, base, here, journey, besides, bands, step, can: may } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  return (
    <PartnershipFrame
      frame={frame}
      base={base}
      actions={
        may.decide ? (
          <ButtonLink to={`${here}/journey/move`}>{m.journey_move()}</ButtonLink>
        ) : (
          may.propose && <ButtonLink to={`${here}/journey/propose`}>{m.journey_propose()}</ButtonLink>
        )
      }
    >
      <FormTrouble problem={problem} />
      {journey.proposal && (
        <ProposalNotice
          proposal={journey.proposal}
          here={here}
          ownOrganizationId={frame.ownOrganizationId}
          can={may}
        />
      )}
      <Section
        title={m.journey_title()}
        lede={m.journey_lede({ stage: stageWord(journey.stage), day: formatDay(journey.since, frame.today) })}
      >
        <Track bands={bands} />
        {step && (
          <NextStep
            label={m.next_step_label()}
            action={<ButtonLink to={`${base}${step.to}`}>{step.button}</ButtonLink>}
          >
            {step.text}
          </NextStep>
        )}
      </Section>
      {stages.map((stage) => (
        <Section
          key={stage}
          id={stage}
          title={
            <>
              <StageShape stage={stage} /> {stageWord(stage)}
            </>
          }
          lede={stageAim(stage)}
        >
          <Beside
            besides={besides
              .filter((one) => one.stage === stage)
              .map((one) => (
                <BesidePart
                  key={one.title}
                  beside={one}
                  base={base}
                  today={frame.today}
                  may={frame.can.work}
                />
              ))}
          >
            {keyActionsOf[stage].map((keyAction) => {
              const finding = journey.findings.find((one) => one.keyAction === keyAction)
              return (
                finding && (
                  <FindingPart
                    key={keyAction}
                    finding={finding}
                    files={files}
                    base={base}
                    partnershipId={frame.partnership.id}
                    today={frame.today}
                    can={may}
                    ownOrganizationId={frame.ownOrganizationId}
                  />
                )
              )
            })}
          </Beside>
        </Section>
      ))}
      <Section title={m.journey_history()}>
        {journey.moves.length === 0 ? (
          <EmptyState level={3} title={m.journey_history_empty_title()}>
            <p>{m.journey_history_empty({ stage: stageWord('advise') })}</p>
          </EmptyState>
        ) : (
          <MoveHistory moves={journey.moves} today={frame.today} />
        )}
      </Section>
    </PartnershipFrame>
  )
}

/** The key actions of a stage; what is known besides stands at their side. */
function Beside({ besides, children }: { besides: React.ReactNode[]; children: React.ReactNode }) {
  const actions = (
    <div className="stack" style={{ '--gap': 'var(--s6)' }}>
      {children}
    </div>
  )
  if (besides.length === 0) return actions
  return (
    <div className="split">
      {actions}
      <div className="stack">{besides}</div>
    </div>
  )
}
