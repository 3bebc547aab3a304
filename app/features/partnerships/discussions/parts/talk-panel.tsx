import { Link } from 'react-router'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/section/section.tsx'
import type { Talk } from '../panel.server.ts'
import { TalkList } from './talk-list.tsx'

/** What is said beside a record, on its page, and the way to say something. `talk` comes from `talkOn`. */
export function TalkPanel({ talk, base }: { talk: Talk; base: string }) {
  const { rows, begin, all } = talk
  if (rows.length === 0 && begin === null) return null
  return (
    <Section
      title={m.discussion_panel()}
      id="talk"
      aside={rows.length > 3 && <Link to={`${base}${all}`}>{m.discussion_panel_all()}</Link>}
    >
      {rows.length === 0 ? (
        <p className="soft">{m.discussion_panel_none()}</p>
      ) : (
        <TalkList rows={rows.slice(0, 3)} base={base} />
      )}
      {begin !== null && (
        <p style={{ marginBlockStart: 'var(--s4)' }}>
          <ButtonLink to={`${base}${begin}`}>{m.discussion_begin()}</ButtonLink>
        </p>
      )}
    </Section>
  )
}
