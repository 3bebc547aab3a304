import type { Tx } from '#platform/context/context.server.ts'
import type { Panel } from '#platform/features/feature.server.ts'
import { can } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { partnershipPolicy } from '../policy.ts'
import type { Expertise } from './expertise.ts'
import { expertiseOf } from './reads.server.ts'
import { creditsWords, languagesWords, stateWord } from './say.ts'

const most = 8

function content(tx: Tx, rows: readonly Expertise[], href: string, holderId: string) {
  const may = can(tx.actor, partnershipPolicy.workTogether)
  return {
    title: m.expertise_panel(),
    href: may ? href : null,
    linkText: may ? m.expertise_panel_link() : null,
    rows: rows.slice(0, most).map((one) => ({
      id: one.id,
      text: one.topic,
      detail:
        one.state === 'proposed'
          ? stateWord(one.state)
          : [
              ...(one.organizationId === holderId || one.personId === holderId ? [] : [one.holder]),
              ...(one.languages.length === 0 ? [] : [languagesWords(one.languages)]),
            ].join(' · '),
      when: one.credits.length === 0 ? '' : creditsWords(one.credits.length),
      href: `/expertise/${one.id}`,
      tone: 'plain' as const,
    })),
    empty: m.expertise_panel_empty(),
  }
}

/** On an organization's page: what it and its people know. */
export const organizationKnows: Panel = {
  place: 'organization',
  order: 40,
  load: async (tx, organizationId) =>
    content(
      tx,
      await expertiseOf(tx, { organizationId }),
      `/expertise/new?organization=${organizationId}`,
      organizationId,
    ),
}

/** On a person's page: what they know. */
export const personKnows: Panel = {
  place: 'person',
  order: 40,
  load: async (tx, personId) =>
    content(tx, await expertiseOf(tx, { personId }), `/expertise/new?person=${personId}`, personId),
}
