import { Form, Link, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { FileSection } from '#platform/files/parts/file-list.tsx'
import { filesOf } from '#platform/files/reads.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { formatNumber, formatWeekday } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { ButtonLink } from '#ui/button/button.tsx'
import { KeyValues } from '#ui/key-values/key-values.tsx'
import { Menu, MenuButton } from '#ui/menu/menu.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { PersonList } from '#ui/person/person.tsx'
import { Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { BehalfLabel } from '../../behalf/parts/behalf-label.tsx'
import { behalfSummaries } from '../../behalf/reads.server.ts'
import { CommitmentRow } from '../../commitments/parts/commitment-row.tsx'
import { readLedger } from '../../commitments/reads.server.ts'
import { hoursBeside } from '../../equity/hours/reads.server.ts'
import { HoursSection } from '../../equity/parts/hours-section.tsx'
import { LearnedSection } from '../../learnings/parts/learned-section.tsx'
import { listLearnings } from '../../learnings/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { WhoSeesLink } from '../../sight/parts/who-sees-link.tsx'
import { isMeeting, mayChange } from '../open.server.ts'
import { readTouchpoint } from '../reads.server.ts'
import { removeTouchpoint } from '../remove.server.ts'
import { kindWord, whoTookPart } from '../say.ts'

export const meta = ({ loaderData: data }: { loaderData?: { title: string } }) => [
  { title: data?.title ?? m.touchpoints_title() },
]

export const loader = load(async (tx, { params, base }) => {
  const touchpoint = await readTouchpoint(tx, params.touchpoint ?? '')
  const promised =
    touchpoint.partnership === null
      ? []
      : (await readLedger(tx, { partnershipId: touchpoint.partnership.id, view: 'all', query: '' })).filter(
          (row) => row.touchpointId === touchpoint.id,
        )
  return {
    touchpoint,
    behalf: (await behalfSummaries(tx, [touchpoint.behalfId])).get(touchpoint.behalfId ?? '') ?? null,
    promised,
    learned: await listLearnings(tx, {
      filters: { touchpointId: touchpoint.id },
      query: '',
      cursor: null,
      limit: 50,
    }),
    files: await filesOf(tx, 'touchpoint', touchpoint.id),
    title: m.touchpoint_title({ kind: kindWord(touchpoint.kind), who: whoTookPart(touchpoint) }),
    base,
    today: tx.today,
    hours: await hoursBeside(tx, { touchpointId: touchpoint.id }),
    can: {
      change: mayChange(tx, touchpoint),
      learn: touchpoint.partnership !== null && can(tx.actor, partnershipPolicy.workTogether),
      hours:
        touchpoint.partnership !== null &&
        touchpoint.audience === 'partnership' &&
        can(tx.actor, partnershipPolicy.workTogether) &&
        !(await isMeeting(tx, touchpoint.id)),
    },
  }
})

/** The page's one act: taking it away, with the way back. */
export const action = act(async (tx, { params, base }) => {
  const id = params.touchpoint ?? ''
  const { partnership } = await readTouchpoint(tx, id)
  const removed = await removeTouchpoint(tx, id)
  if (isRefusal(removed)) return removed
  const back =
    partnership === null ? `${base}/touchpoints` : `${base}/partnerships/${partnership.id}/touchpoints`
  return done(back, m.touchpoint_said_removed(), removed.historyId)
})

export default function TouchpointPage() {
  const {
    touchpoint,
    behalf,
    promised,
    learned,
    files,
    hours,
    title,
    base,
    today,
    can: may,
  } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const here = `${base}/touchpoints/${touchpoint.id}`
  const { partnership, author } = touchpoint
  const list =
    partnership === null ? `${base}/touchpoints` : `${base}/partnerships/${partnership.id}/touchpoints`
  return (
    <>
      <PageHead
        crumbsLabel={m.breadcrumbs()}
        crumbs={[
          ...(partnership === null
            ? []
            : [{ label: partnership.name, to: `${base}/partnerships/${partnership.id}` }]),
          { label: m.touchpoints_title(), to: list },
          { label: kindWord(touchpoint.kind) },
        ]}
        title={title}
        lede={formatWeekday(touchpoint.happenedOn)}
        actions={
          may.change && (
            <>
              <ButtonLink to={`${here}/edit`}>{m.change()}</ButtonLink>
              <Menu label={m.more()} aloud={m.touchpoint_more()}>
                <Form method="post">
                  <MenuButton danger>{m.remove()}</MenuButton>
                </Form>
              </Menu>
            </>
          )
        }
      />
      <FormTrouble problem={problem} />
      <div className="stack">
        <AudienceMark audience={touchpoint.audience}>
          {touchpoint.audience === 'organization' || partnership === null
            ? m.touchpoint_audience_us({ organization: author.organization.name })
            : m.touchpoint_audience_all({ partnership: partnership.name })}
        </AudienceMark>
        {partnership !== null && (
          <WhoSeesLink base={base} partnershipId={partnership.id} kind="touchpoint" id={touchpoint.id} />
        )}
        {behalf !== null && (
          <p>
            <BehalfLabel behalf={behalf} today={today} />
          </p>
        )}
        {touchpoint.summary === '' ? (
          <p className="soft">{m.touchpoint_no_summary()}</p>
        ) : (
          <div className="prose" {...(touchpoint.language === null ? {} : { lang: touchpoint.language })}>
            {touchpoint.summary.split(/\n{2,}/).map((paragraph, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of one text don't move
              <p key={index} style={{ whiteSpace: 'pre-line' }}>
                {paragraph}
              </p>
            ))}
          </div>
        )}
        <KeyValues
          items={[
            {
              term: m.touchpoint_organizations(),
              value: touchpoint.organizations.map((one, index) => (
                <span key={one.id}>
                  {index > 0 && ', '}
                  <Link to={`${base}/organizations/${one.id}`}>{one.name}</Link>
                </span>
              )),
            },
            ...(touchpoint.community === null
              ? []
              : [
                  {
                    term: m.touchpoint_community(),
                    value: (
                      <Link to={`${base}/communities/${touchpoint.community.id}`}>
                        {touchpoint.community.name}
                      </Link>
                    ),
                  },
                ]),
            ...(touchpoint.communityMembers === null
              ? []
              : [{ term: m.touchpoint_members(), value: formatNumber(touchpoint.communityMembers) }]),
            ...(touchpoint.isTwoWay ? [] : [{ term: m.touchpoint_way(), value: m.touchpoint_one_way() }]),
            {
              term: m.touchpoint_logged_by(),
              value:
                author.person === null
                  ? author.organization.name
                  : m.touchpoint_logged_by_value({
                      person: author.person.name,
                      organization: author.organization.name,
                    }),
            },
          ]}
        />
      </div>
      {partnership !== null && (
        <LearnedSection
          items={learned.items}
          total={learned.total}
          isListening={touchpoint.kind === 'listening-session'}
          partnershipId={partnership.id}
          add={
            may.learn
              ? `${base}/partnerships/${partnership.id}/learnings/new?touchpoint=${touchpoint.id}`
              : null
          }
          base={base}
          today={today}
        />
      )}
      {touchpoint.people.length > 0 && (
        <Section title={m.touchpoint_people()}>
          <PersonList
            people={touchpoint.people.map((one) => ({
              id: one.id,
              name: one.name,
              seed: one.id,
              to: `${base}/people/${one.id}`,
            }))}
          />
        </Section>
      )}
      {partnership !== null && (promised.length > 0 || may.change) && (
        <Section
          title={m.touchpoint_promised()}
          {...(may.change
            ? {
                aside: (
                  <Link
                    to={`${base}/partnerships/${partnership.id}/commitments/new?touchpoint=${touchpoint.id}`}
                  >
                    {m.commitment_pledge()}
                  </Link>
                ),
              }
            : {})}
        >
          {promised.length === 0 ? (
            <p className="soft">{m.touchpoint_promised_nothing()}</p>
          ) : (
            <Rows label={m.touchpoint_promised()}>
              {promised.map((row) => (
                <CommitmentRow key={row.id} row={row} base={base} today={today} />
              ))}
            </Rows>
          )}
        </Section>
      )}
      <HoursSection
        hours={hours}
        note={may.hours ? `${base}/partnerships/${partnership?.id}/hours?touchpoint=${touchpoint.id}` : null}
        today={today}
      />
      <FileSection files={files} base={base} add={may.change ? `${here}/files/new` : null} />
    </>
  )
}
