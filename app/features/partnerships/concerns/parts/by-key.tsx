import type { ReactNode } from 'react'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Section } from '#ui/section/section.tsx'
import { Written } from '#ui/written/written.tsx'
import type { Concern } from '../concern.ts'
import type { Message } from '../reads.server.ts'
import { raisedLine } from '../say.ts'
import { OpennessTag } from './concern-row.tsx'
import { ConcernFacts } from './facts.tsx'
import { Talk } from './talk.tsx'

/**
 * A concern as whoever comes by key reads it, its raiser or a steward from outside: `asked` is what they are asked first,
 * `next` what is to be done now, and below the talk stands what else they can do.
 */
export function ConcernByKey({
  seen: { concern, today, messages, can },
  workspace,
  lede,
  asked,
  next,
  help,
  children,
}: {
  seen: { concern: Concern; today: string; messages: readonly Message[] | null; can: { say: boolean } }
  workspace: string
  lede: string
  asked?: ReactNode
  next: ReactNode
  /** What they have to know before they write something. */
  help?: string
  children: ReactNode
}) {
  const { problem } = useProblem()
  return (
    <NarrowPage
      title={
        <Written inline lang={concern.language}>
          {concern.summary}
        </Written>
      }
      lede={lede}
    >
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        <p className="cluster soft" style={{ '--gap': 'var(--s2)' }}>
          <OpennessTag openness={concern.openness} /> <span>{raisedLine(concern, today)}</span>
        </p>
        {asked}
        {concern.about === null ? (
          <p className="soft">{m.concern_asked_summary()}</p>
        ) : (
          concern.about !== '' && <Written lang={concern.language}>{concern.about}</Written>
        )}
        {next}
        <Section title={m.concern_facts()}>
          <ConcernFacts concern={concern} today={today} workspace={workspace} />
        </Section>
        {concern.settlement !== null && (
          <Section title={m.concern_agreed()}>
            <Written>{concern.settlement.agreed}</Written>
          </Section>
        )}
        {messages !== null && <Talk messages={messages} today={today} may={can.say} help={help} />}
        {children}
      </div>
    </NarrowPage>
  )
}
