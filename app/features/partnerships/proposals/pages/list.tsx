import { useLoaderData } from 'react-router'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readListing, withParams } from '#platform/http/listing.ts'
import { load } from '#platform/http/page.server.ts'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Rows } from '#ui/rows/rows.tsx'
import { Select } from '#ui/select/select.tsx'
import { PartnershipsHead } from '../../partnerships/parts/partnerships-head.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { lineOf } from '../lines.server.ts'
import { ProposalRow } from '../parts/proposal-row.tsx'
import { proposalStandings, standingIn } from '../proposal.ts'
import { listProposals } from '../reads.server.ts'
import { standingWord } from '../say.ts'

export const meta = () => [{ title: m.proposals_title() }]

export const loader = load(async (tx, { url, base }) => {
  const { cursor, limit } = readListing(url, [{ key: 'proposed', direction: 'desc' }])
  const standing = standingIn(url)
  const page = await listProposals(tx, { cursor, limit, ...(standing === undefined ? {} : { standing }) })
  return {
    ...page,
    items: page.items.map((proposal) => lineOf(tx, proposal)),
    standing: standing ?? null,
    begun: cursor !== null,
    base,
    here: url.pathname + url.search,
    today: tx.today,
    can: {
      start: can(tx.actor, partnershipPolicy.start),
      propose: can(tx.actor, partnershipPolicy.propose),
      seeAcross: can(tx.actor, partnershipPolicy.seeAcross),
    },
  }
})

export default function Proposals() {
  const { items, total, next, standing, begun, base, here, today, can: may } = useLoaderData<typeof loader>()
  const propose =
    may.propose && !may.start ? (
      <ButtonLink look="go" to={`${base}/proposals/new`}>
        {m.proposal_new()}
      </ButtonLink>
    ) : undefined
  return (
    <>
      <PartnershipsHead base={base} lede={m.proposals_lede()} actions={propose} seesAcross={may.seeAcross} />
      <h2 className="aloud">{m.proposals_title()}</h2>
      {(total > 0 || standing !== null) && (
        <FilterBar label={m.filters()} submit={m.show()}>
          <Select
            name="standing"
            label={m.proposal_standing()}
            empty={m.any()}
            options={proposalStandings.map((value) => ({ value, label: standingWord(value) }))}
            defaultValue={standing ?? ''}
          />
        </FilterBar>
      )}
      {items.length > 0 ? (
        <>
          <Rows label={m.proposals_title()}>
            {items.map((proposal) => (
              <ProposalRow key={proposal.id} proposal={proposal} base={base} today={today} />
            ))}
          </Rows>
          <ListFoot
            here={here}
            shown={items.length}
            total={total}
            begun={begun}
            next={next}
            csv={withParams(`${base}/proposals.csv${new URL(here, 'http://x').search}`, { cursor: null })}
          />
        </>
      ) : standing === null ? (
        <EmptyState title={m.proposals_empty_title()} action={propose}>
          <p>{m.proposals_empty_why()}</p>
        </EmptyState>
      ) : (
        <EmptyState
          title={m.proposals_none_match()}
          action={<ButtonLink to={withParams(here, { standing: null })}>{m.filters_clear()}</ButtonLink>}
        />
      )}
    </>
  )
}
