import { Link, useLoaderData } from 'react-router'
import { History } from '#platform/activity/history.tsx'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { NextStep } from '#ui/next-step/next-step.tsx'
import { PersonList } from '#ui/person/person.tsx'
import { Section } from '#ui/section/section.tsx'
import { GoalCards, PartnershipFrame, VisionText } from '../../../partnerships/index.tsx'
import { presentPartners } from '../../../partnerships/partnerships/partnership.ts'
import { partnershipPolicy } from '../../../partnerships/policy.ts'
import { journeyAbilities } from '../../stages/abilities.server.ts'
import { nextBestStep } from '../../stages/next-step.ts'
import { Track } from '../../stages/parts/track.tsx'
import { trackOf } from '../../stages/track.ts'
import { Actions } from '../parts/actions.tsx'
import { PanelPart } from '../parts/panel.tsx'
import { Promises } from '../parts/promises.tsx'
import { readOverview } from '../reads.server.ts'

export const meta = ({ loaderData }: { loaderData?: Awaited<ReturnType<typeof loader>> }) => [
  { title: loaderData?.frame.partnership.name ?? m.partnerships_title() },
]

export const loader = load(async (tx, { params, base }) => {
  const { journey, ...found } = await readOverview(tx, params.partnership ?? '')
  const { frame } = found
  const here = `${base}/partnerships/${frame.partnership.id}`
  const may = journeyAbilities(tx, frame.partnership)
  const own = { organizationId: tx.actor.organizationId }
  return {
    ...found,
    base,
    here,
    bands: trackOf(journey, here, tx.today),
    step: may.propose ? nextBestStep(journey, may, frame.partnership.id) : null,
    can: {
      decide: may.decide,
      propose: may.propose,
      work: frame.can.work,
      keep: frame.can.work && can(tx.actor, partnershipPolicy.keepCommitments, own),
      change: frame.can.change,
      conclude: frame.can.conclude && frame.standing !== 'concluded',
      proposeMore: frame.can.propose,
      invitePartner: frame.can.invitePartner,
      invite: frame.can.work && can(tx.actor, partnershipPolicy.inviteRepresentative, own),
    },
  }
})

export default function OverviewPage() {
  const data = useLoaderData<typeof loader>()
  const { frame, base, here, bands, step, ours, theirs, goals, vision, people, panels, can: may } = data
  const { partnership, today } = frame
  const present = presentPartners(partnership.partners)
  const own = present.find((partner) => partner.organizationId === frame.ownOrganizationId)
  const others = present.filter((partner) => partner !== own)
  const partners = formatList((present.length > 0 ? present : partnership.partners).map(({ name }) => name))
  return (
    <PartnershipFrame
      frame={frame}
      base={base}
      lede={
        partnership.purpose === '' ? partners : m.overview_lede({ partners, purpose: partnership.purpose })
      }
      actions={
        <Actions here={here} log={`${base}/touchpoints/new?partnership=${partnership.id}`} can={may} />
      }
    >
      <div>
        <h2 className="aloud">{m.journey_title()}</h2>
        <Track bands={bands} />
        {step && (
          <NextStep
            label={m.next_step_label()}
            action={<ButtonLink to={`${base}${step.to}`}>{step.button}</ButtonLink>}
          >
            {step.text}
          </NextStep>
        )}
      </div>
      <Promises
        ours={{ ...ours, name: own?.name ?? '' }}
        theirs={{ ...theirs, name: formatList(others.map(({ name }) => name)) }}
        base={base}
        here={here}
        today={today}
        others={present.length - 1}
        can={may}
      />
      <Section
        title={m.overview_goals()}
        aside={goals.length > 0 && <Link to={`${here}/goals`}>{m.overview_goals_all()}</Link>}
      >
        {goals.length === 0 ? (
          <EmptyState
            level={3}
            title={m.overview_goals_empty_title()}
            action={may.work && <ButtonLink to={`${here}/goals/new`}>{m.overview_goal()}</ButtonLink>}
          >
            <p>{m.overview_goals_empty_why()}</p>
          </EmptyState>
        ) : (
          <GoalCards goals={goals} base={base} today={today} />
        )}
      </Section>
      {vision && (
        <Section
          title={m.overview_vision()}
          aside={<Link to={`${here}/vision`}>{m.overview_vision_all()}</Link>}
        >
          <VisionText version={vision} today={today} />
          <p className="soft" style={{ marginBlockStart: 'var(--s3)' }}>
            {vision.byAll
              ? m.overview_vision_by_all()
              : m.overview_vision_missing({ names: formatList(vision.missing) })}
          </p>
        </Section>
      )}
      <Section
        title={m.overview_people()}
        aside={
          <Link to={`${here}/people`}>
            {may.invite ? m.overview_people_invite() : m.overview_people_all()}
          </Link>
        }
      >
        {people.length === 0 ? (
          <p className="soft">{m.overview_people_empty()}</p>
        ) : (
          <PersonList
            label={m.overview_people()}
            people={people.map(({ id, name, title, organization }) => ({
              id,
              name,
              to: `${base}/people/${id}`,
              note: title === '' ? organization : m.overview_person({ organization, title }),
            }))}
          />
        )}
      </Section>
      {panels.map((panel) => (
        <PanelPart key={panel.title} panel={panel} base={base} />
      ))}
      <Section
        title={m.overview_history()}
        aside={<Link to={`${here}/history`}>{m.overview_history_all()}</Link>}
      >
        <History lines={data.history} />
      </Section>
    </PartnershipFrame>
  )
}
