import { Form, Link } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { m } from '../../words/words.ts'
import type { FileOnPage } from '../file.ts'
import { sizeWords } from '../say.ts'

/** The files beside a record, on its page. `add` leads to the form for one more, null for who may not. */
export function FileSection({
  files,
  base,
  add,
}: {
  files: readonly FileOnPage[]
  base: string
  add: string | null
}) {
  if (files.length === 0 && add === null) return null
  return (
    <Section title={m.files_title()} id="files" aside={add !== null && <Link to={add}>{m.file_add()}</Link>}>
      {files.length === 0 ? (
        <p className="soft">{m.files_empty()}</p>
      ) : (
        <FileList files={files} base={base} />
      )}
    </Section>
  )
}

/** A list of files. `of` says beside what a file stands, where that isn't the page itself. */
export function FileList({
  files,
  base,
  of,
}: {
  files: readonly FileOnPage[]
  base: string
  of?: (file: FileOnPage) => React.ReactNode
}) {
  return (
    <Rows label={m.files_title()}>
      {files.map((file) => (
        <Row
          key={file.id}
          title={
            <a href={`${base}/files/${file.id}`} download={file.name}>
              {file.name}
            </a>
          }
          who={
            <>
              {lineOf(file)}
              {of?.(file)}
            </>
          }
          end={file.audience === 'organization' ? m.audience_organization() : m.audience_partnership()}
          actions={
            file.can.remove && (
              <Form method="post" action={`${base}/files/${file.id}/remove`}>
                <Button small look="quiet" aria-label={m.file_remove_of({ name: file.name })}>
                  {m.remove()}
                </Button>
              </Form>
            )
          }
        />
      ))}
    </Rows>
  )
}

function lineOf({ sizeBytes, addedBy, when }: FileOnPage): string {
  const size = sizeWords(sizeBytes)
  return addedBy === null ? m.file_line_short({ size, when }) : m.file_line({ size, who: addedBy, when })
}
