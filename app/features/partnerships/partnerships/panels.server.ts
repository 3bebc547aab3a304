import type { Panel } from '#platform/features/feature.server.ts'
import { formatDay, formatList } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { noFilters } from './filters.ts'
import { listPartnerships } from './list.server.ts'
import { reachablePartnerships } from './reads.server.ts'
import { stageWord, standingWord } from './say.ts'

const shown = 8

/** On an organization's page: the partnerships in reach that it takes part in. */
export const organizationPanel: Panel = {
  place: 'organization',
  order: 10,
  load: async (tx, organizationId) => {
    const { items, total } = await listPartnerships(
      tx,
      { query: '', sort: 'name', direction: 'asc', cursor: null, limit: shown },
      { ...noFilters, organizationId },
    )
    return {
      title: m.partnership_panel_title(),
      href: total > shown ? `/partnerships?organization=${organizationId}` : null,
      linkText: total > shown ? m.partnership_panel_all() : null,
      rows: items.map((line) => ({
        id: line.id,
        text: line.name,
        detail: formatList(
          line.partners
            .filter((partner) => partner.organizationId !== organizationId && partner.standing !== 'left')
            .map((partner) => partner.name),
        ),
        when: line.standing === 'running' ? stageWord(line.stage) : standingWord(line.standing),
        href: `/partnerships/${line.id}`,
        tone: 'plain' as const,
      })),
      empty: m.partnership_panel_empty(),
    }
  },
}

/** On a person's page: for which partner they stand, in the partnerships in reach. */
export const personPanel: Panel = {
  place: 'person',
  order: 10,
  load: async (tx, personId) => {
    const rows = await reachablePartnerships(tx)
      .innerJoin('representatives', (join) =>
        join
          .onRef('representatives.workspaceId', '=', 'partnerships.workspaceId')
          .onRef('representatives.partnershipId', '=', 'partnerships.id'),
      )
      .innerJoin('partners', (join) =>
        join
          .onRef('partners.workspaceId', '=', 'representatives.workspaceId')
          .onRef('partners.id', '=', 'representatives.partnerId'),
      )
      .innerJoin('organizations', (join) =>
        join
          .onRef('organizations.workspaceId', '=', 'partners.workspaceId')
          .onRef('organizations.id', '=', 'partners.organizationId'),
      )
      .where('representatives.personId', '=', personId)
      .where('representatives.endedOn', 'is', null)
      .select([
        'representatives.id',
        'representatives.beganOn',
        'partnerships.id as partnershipId',
        'partnerships.name',
        'organizations.name as organizationName',
      ])
      .orderBy('partnerships.nameKey')
      .limit(shown * 4)
      .execute()
    return {
      title: m.partnership_panel_person_title(),
      href: null,
      linkText: null,
      rows: rows.map((row) => ({
        id: row.id,
        text: row.name,
        detail: m.partnership_panel_person_detail({ organization: row.organizationName }),
        when: m.representative_since({ on: formatDay(row.beganOn, tx.today) }),
        href: `/partnerships/${row.partnershipId}/people`,
        tone: 'plain' as const,
      })),
      empty: m.partnership_panel_person_empty(),
    }
  },
}
