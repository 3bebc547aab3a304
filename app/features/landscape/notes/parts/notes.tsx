import { Link } from 'react-router'
import { m } from '#platform/words/words.ts'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { Comment } from '#ui/comment/comment.tsx'
import { Section } from '#ui/section/section.tsx'
import { Paragraphs } from '../../parts/paragraphs.tsx'
import type { NoteOnPage } from '../page.server.ts'

/** The notes on a record. `us` names the organization whose own they are. */
export function Notes({ notes, us, base }: { notes: readonly NoteOnPage[]; us: string; base: string }) {
  return (
    <Section
      title={m.notes_title()}
      id="notes"
      aside={<AudienceMark audience="organization">{m.notes_only_us({ organization: us })}</AudienceMark>}
    >
      {notes.length === 0 && <p className="soft">{m.notes_empty()}</p>}
      {notes.map((note) => (
        <Comment
          key={note.id}
          who={note.authorName ?? m.note_author_gone()}
          seed={note.authorPersonId ?? note.id}
          when={note.changed ? `${note.when}, ${m.note_changed_later()}` : note.when}
          at={note.at}
          actions={note.can.change && <Link to={`${base}/notes/${note.id}/edit`}>{m.change()}</Link>}
        >
          <Paragraphs text={note.body} language={note.language} />
        </Comment>
      ))}
    </Section>
  )
}
