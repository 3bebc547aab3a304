import type { Tx } from '#platform/context/context.server.ts'
import { formatDay, formatList } from '#platform/words/format.ts'
import { speak } from '#platform/words/speaking.server.ts'
import { type Locale, m } from '#platform/words/words.ts'
import { goalsOf } from '../goals/reads.server.ts'
import { type Partnership, presentPartners } from '../partnerships/partnership.ts'
import { workOf } from '../roles/reads.server.ts'
import type { AgreementKind } from './agreement.ts'
import { budgetText, type NamedBudgetLine } from './budget/budget.ts'
import { templates } from './templates.ts'

/** The text of a kind's template, with parties, purpose, open goals and roles as the record holds them, and the budget that was entered. */
export async function fillTemplate(
  tx: Tx,
  partnership: Partnership,
  { kind, language, budget }: { kind: AgreementKind; language: Locale; budget: readonly NamedBudgetLine[] },
): Promise<string> {
  const partners = presentPartners(partnership.partners)
  const nameOf = (id: string) => partners.find((partner) => partner.organizationId === id)?.name
  const goals = (await goalsOf(tx, partnership.id)).filter((goal) => goal.closure === null)
  const work = await workOf(tx, partnership.id)
  return speak(language, () =>
    templates[language]
      [kind]({
        partnership: partnership.name,
        parties: formatList(partners.map((partner) => partner.name)),
        purpose: partnership.purpose,
        goals: goals
          .map(({ what, dueOn }) =>
            dueOn === null
              ? `- ${what}`
              : `- ${m.agreement_goal_line({ goal: what, day: formatDay(dueOn, undefined, 'long') })}`,
          )
          .join('\n'),
        roles: work
          .map(({ name, roles }) => {
            const answers = roles.flatMap(({ part, organizationId }) =>
              part === 'accountable' ? [nameOf(organizationId) ?? []].flat() : [],
            )
            return answers.length === 0
              ? `- ${name}`
              : `- ${m.agreement_role_line({ work: name, organization: formatList(answers) })}`
          })
          .join('\n'),
        budget: budgetText(budget),
      })
      .trim(),
  )
}
