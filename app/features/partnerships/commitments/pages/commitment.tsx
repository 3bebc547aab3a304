import { Form, Link, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { FileSection } from '#platform/files/parts/file-list.tsx'
import { filesOf } from '#platform/files/reads.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { Menu, MenuButton, MenuLink } from '#ui/menu/menu.tsx'
import { Section } from '#ui/section/section.tsx'
import { clauseOf } from '../../agreements/promise.server.ts'
import { counts } from '../../behalf/behalf.ts'
import { behalfSummaries } from '../../behalf/reads.server.ts'
import { hoursBeside } from '../../equity/hours/reads.server.ts'
import { HoursSection } from '../../equity/parts/hours-section.tsx'
import { RecordHead } from '../../partnerships/parts/record-head.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { WhoSeesLink } from '../../sight/parts/who-sees-link.tsx'
import { abilitiesOf, readDeeds } from '../acts.server.ts'
import { type FormAct, formActs } from '../acts.ts'
import { dayMoves } from '../day-moves.ts'
import { DayHistory } from '../parts/day-history.tsx'
import { DeedTimeline } from '../parts/deed-timeline.tsx'
import { readCommitment } from '../reads.server.ts'
import { removeCommitment } from '../remove.server.ts'
import { stateWord, whenText, whenTone } from '../say.ts'
import { actWords } from '../say-acts.ts'
import { sourceOf } from '../source.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { commitment: { text: string } } }) => [
  { title: data?.commitment.text ?? m.commitments_title() },
]

export const loader = load(async (tx, { params, base }) => {
  const commitment = await readCommitment(tx, params.commitment ?? '')
  const partnership = await readPartnership(tx, commitment.partnershipId)
  const sides = abilitiesOf(tx, partnership, commitment)
  const own = tx.actor.organizationId
  const may = (name: keyof typeof sides) => sides[name].length > 0
  const deeds = await readDeeds(tx, commitment)
  const behalfs = await behalfSummaries(tx, [commitment.behalfId, ...deeds.map((deed) => deed.behalfId)])
  return {
    commitment,
    deeds,
    files: await filesOf(tx, 'commitment', commitment.id),
    behalfs: [...behalfs.values()],
    source: await sourceOf(tx, commitment),
    clause: commitment.sourceKind === 'agreement' ? await clauseOf(tx, commitment.id) : null,
    base,
    today: tx.today,
    /** What can be done, and which of it the own organization does itself. */
    acts: formActs.filter((name) => may(name) && (name !== 'accept' || commitment.acceptedOn === null)),
    ours: formActs.filter((name) => sides[name].some((side) => side.id === own)),
    hours: await hoursBeside(tx, { commitmentId: commitment.id }),
    can: {
      change: may('change'),
      remove: may('remove'),
      hours: can(tx.actor, partnershipPolicy.workTogether),
    },
  }
})

/** The page's one act: taking it away, with the way back. */
export const action = act(async (tx, { params, base }) => {
  const id = params.commitment ?? ''
  const { partnershipId } = await readCommitment(tx, id)
  const removed = await removeCommitment(tx, id)
  if (isRefusal(removed)) return removed
  return done(
    `${base}/partnerships/${partnershipId}/commitments`,
    m.commitment_said_removed(),
    removed.historyId,
  )
})

/** The acts that come first where they can be done. */
const likely: readonly FormAct[] = ['accept', 'answer', 'settle', 'fulfil', 'acknowledge']

export default function CommitmentPage() {
  const {
    commitment,
    deeds,
    files,
    behalfs,
    source,
    clause,
    base,
    today,
    acts,
    ours,
    hours,
    can: may,
  } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const here = `${base}/commitments/${commitment.id}`
  const first =
    likely.find((one) => acts.includes(one) && ours.includes(one)) ?? likely.find((one) => acts.includes(one))
  const others = acts.filter((one) => one !== first)
  const { standing } = commitment
  const names = formatList(commitment.beneficiaries.map((one) => one.name))
  const day = formatDay(commitment.pledgedOn, today)
  return (
    <>
      <RecordHead
        base={base}
        partnership={{ id: commitment.partnershipId, name: commitment.partnershipName }}
        among={{ label: m.commitments_title(), path: '/commitments' }}
        title={commitment.text}
        badge={<DueText tone={whenTone(commitment)}>{whenText(commitment, today)}</DueText>}
        lede={m.commitment_lede({ promisor: commitment.promisor.name, names, day })}
        actions={
          <>
            {first !== undefined && (
              <ButtonLink look="go" to={`${here}/${first}`}>
                {actWords(first).button}
              </ButtonLink>
            )}
            {(others.length > 0 || may.change || may.remove) && (
              <Menu label={m.more()} aloud={m.commitment_more()}>
                {others.map((one) => (
                  <MenuLink key={one} to={`${here}/${one}`}>
                    {actWords(one).button}
                  </MenuLink>
                ))}
                {may.change && <MenuLink to={`${here}/edit`}>{m.change()}</MenuLink>}
                {may.remove && (
                  <Form method="post">
                    <MenuButton danger>{m.remove()}</MenuButton>
                  </Form>
                )}
              </Menu>
            )}
          </>
        }
      />
      <FormTrouble problem={problem} />
      {commitment.details !== '' && <p className="prose">{commitment.details}</p>}
      <Section title={m.commitment_state()}>
        <KeyValues
          items={[
            { term: m.commitment_state_now(), value: stateWord(standing.state) },
            {
              term: m.commitment_due_on(),
              value:
                standing.dueOn === null
                  ? m.commitment_when_no_day()
                  : standing.renegotiated > 0 && commitment.pledgedFor !== null
                    ? m.commitment_day_moved({
                        day: formatDay(standing.dueOn, today),
                        first: formatDay(commitment.pledgedFor, today),
                      })
                    : formatDay(standing.dueOn, today),
            },
            ...(commitment.responsible === null
              ? []
              : [{ term: m.commitment_responsible(), value: commitment.responsible.name }]),
            ...(commitment.touchpointId === null
              ? []
              : [
                  {
                    term: m.commitment_promised_at(),
                    value: (
                      <Link to={`${base}/touchpoints/${commitment.touchpointId}`}>
                        {m.commitment_promised_at_link()}
                      </Link>
                    ),
                  },
                ]),
            ...(source === null
              ? []
              : [
                  {
                    term: m.commitment_comes_from(),
                    value: <Link to={`${base}${source.href}`}>{source.title}</Link>,
                  },
                  ...(clause === null ? [] : [{ term: m.commitment_clause(), value: clause }]),
                ]),
            ...(standing.needsAcknowledgement
              ? [{ term: m.commitment_counts(), value: m.commitment_counts_when_confirmed() }]
              : []),
            ...(standing.unconfirmed
              ? [{ term: m.commitment_counts(), value: m.commitment_counts_when_answered() }]
              : []),
          ]}
        />
      </Section>
      <DayHistory
        first={commitment.pledgedFor}
        moves={dayMoves(
          deeds.map((deed) => ({
            ...deed,
            unconfirmed: !counts(behalfs.find((one) => one.id === deed.behalfId) ?? null),
          })),
          commitment.pledgedFor,
          m.commitment_other_side(),
        )}
        today={today}
      />
      <Section title={m.commitment_timeline()}>
        <DeedTimeline
          deeds={deeds}
          pledged={{
            on: commitment.pledgedOn,
            by: commitment.promisor.name,
            behalfId: commitment.behalfId,
          }}
          behalfs={behalfs}
          today={today}
        />
      </Section>
      <HoursSection
        hours={hours}
        note={
          may.hours
            ? `${base}/partnerships/${commitment.partnershipId}/hours?commitment=${commitment.id}`
            : null
        }
        today={today}
      />
      <FileSection files={files} base={base} add={null} />
      <WhoSeesLink
        base={base}
        partnershipId={commitment.partnershipId}
        kind="commitment"
        id={commitment.id}
      />
    </>
  )
}
