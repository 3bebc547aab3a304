import { Link, useLoaderData } from 'react-router'
import { Invalid, isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { withParams } from '#platform/http/listing.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Rows } from '#ui/rows/rows.tsx'
import { Select } from '#ui/select/select.tsx'
import { behalfChoices } from '../../behalf/reads.server.ts'
import { frameOf } from '../../partnerships/frame.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { answerAsking, askPartners } from '../asking.server.ts'
import { askingsOf } from '../askings.server.ts'
import { type ConcernStanding, concernStandings } from '../concern.ts'
import { askingAnswer } from '../inputs.ts'
import { concernsAsked, listConcerns } from '../list.server.ts'
import { AskingSection } from '../parts/asking.tsx'
import { ConcernRow } from '../parts/concern-row.tsx'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.concerns_title())

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const partnershipId = frame.partnership.id
  const { query, standing } = concernsAsked(url)
  const concerns = await listConcerns(tx, { partnershipId, standing, query })
  const any =
    concerns.length > 0 || (await listConcerns(tx, { partnershipId, standing: 'all', query: '' })).length > 0
  return {
    frame,
    // A list tells how each stands, and neither its steward nor what trust has done since.
    concerns: concerns.map(({ steward: _, trust: _trust, ...row }) => row),
    any,
    query,
    standing,
    askings: await askingsOf(tx, partnershipId),
    partners: presentPartners(frame.partnership.partners).map(({ organizationId, name }) => ({
      id: organizationId,
      name,
    })),
    choices: behalfChoices(tx, frame.partnership),
    mayRaise:
      frame.ownStanding === 'accepted' &&
      frame.standing !== 'concluded' &&
      can(tx.actor, partnershipPolicy.raiseConcern),
    base,
    here: url.pathname + url.search,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const here = `${base}/partnerships/${id}/concerns`
  if (form.get('act') === 'ask') {
    const asked = await askPartners(tx, id)
    return isRefusal(asked) ? asked : done(here, m.concern_asked_said(), asked.historyId)
  }
  if (form.get('act') !== 'answer') throw new Invalid([{ path: 'act', code: 'issue_choice' }])
  const input = parseForm(askingAnswer, form)
  const answered = await answerAsking(tx, id, input)
  if (isRefusal(answered)) return answered
  const own = input.onBehalfOf === null || input.onBehalfOf === tx.actor.organizationId
  return done(
    input.answer === 'something' && own ? `${here}/new` : here,
    m.concern_answered_said(),
    answered.historyId,
  )
})

const standingWords: Record<ConcernStanding, () => string> = {
  open: m.concerns_standing_open,
  settled: m.concerns_standing_settled,
  all: m.concerns_standing_all,
}

export default function Concerns() {
  const { frame, concerns, any, query, standing, askings, partners, choices, mayRaise, base, here } =
    useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const place = `${base}/partnerships/${frame.partnership.id}`
  const add = mayRaise ? (
    <ButtonLink look="go" to={`${place}/concerns/new`}>
      {m.concern_raise()}
    </ButtonLink>
  ) : undefined
  return (
    <PartnershipFrame frame={frame} base={base} lede={m.concerns_lede()} actions={any && add}>
      <FormTrouble problem={problem} />
      {any ? (
        <section className="stack">
          <h2 className="aloud">{m.concerns_title()}</h2>
          <FilterBar
            label={m.filters()}
            search={{ label: m.search(), name: 'query', value: query }}
            submit={m.show()}
          >
            <Select
              name="standing"
              label={m.concerns_standing()}
              defaultValue={standing}
              options={concernStandings.map((value) => ({ value, label: standingWords[value]() }))}
            />
          </FilterBar>
          {concerns.length === 0 ? (
            <EmptyState
              level={3}
              title={query === '' ? m.concerns_none_found() : m.nothing_found({ query })}
              action={
                <ButtonLink to={withParams(here, { query: null, standing: null })}>
                  {m.filters_clear()}
                </ButtonLink>
              }
            />
          ) : (
            <Rows label={m.concerns_title()}>
              {concerns.map((concern) => (
                <ConcernRow key={concern.id} concern={concern} base={base} today={frame.today} />
              ))}
            </Rows>
          )}
          <ListFoot
            here={here}
            shown={concerns.length}
            total={concerns.length}
            begun={false}
            next={null}
            csv={withParams(`${place}/concerns.csv${new URL(here, 'http://x').search}`, { cursor: null })}
          />
        </section>
      ) : (
        <EmptyState title={m.concerns_empty()} action={add}>
          <p>{m.concerns_empty_why()}</p>
        </EmptyState>
      )}
      <AskingSection
        askings={askings}
        partners={partners}
        choices={choices}
        own={frame.ownOrganizationId}
        today={frame.today}
        mayWork={frame.can.work}
      />
      <p className="soft">
        {m.ombudspersons_who()} <Link to={`${base}/ombudspersons`}>{m.ombudspersons_title()}</Link>
      </p>
    </PartnershipFrame>
  )
}
