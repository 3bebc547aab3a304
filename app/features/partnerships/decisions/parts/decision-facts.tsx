import { m } from '#platform/words/words.ts'
import { Section } from '#ui/section/section.tsx'
import type { Partner } from '../../partnerships/partnership.ts'
import type { Decision } from '../decision.ts'
import { methodHelp, methodWord } from '../say.ts'

/** Why it is proposed, what is chosen between, and how it is decided. */
export function DecisionFacts({ decision, partners }: { decision: Decision; partners: readonly Partner[] }) {
  const delegate = partners.find((one) => one.organizationId === decision.delegateOrganizationId)
  const how = [
    methodHelp(decision.method),
    ...(delegate === undefined ? [] : [m.decision_how_delegate({ organization: delegate.name })]),
    ...(decision.quorum === null ? [] : [m.decision_how_quorum({ count: decision.quorum })]),
    ...(decision.anonymous ? [m.decision_how_anonymous()] : []),
  ]
  return (
    <div className="stack" style={{ '--gap': 'var(--s6)' }}>
      {decision.why !== '' && (
        <Section title={m.decision_why()}>
          <p className="prose" lang={decision.language ?? undefined}>
            {decision.why}
          </p>
        </Section>
      )}
      {decision.options.length > 0 && (
        <Section title={m.decision_options()}>
          <ul className="plain-list">
            {decision.options.map((option) => (
              <li key={option.id}>{option.text}</li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={m.decision_how()}>
        <p>
          <strong>{methodWord(decision.method)}</strong>
        </p>
        {how.map((line) => (
          <p key={line} className="soft small">
            {line}
          </p>
        ))}
      </Section>
    </div>
  )
}
