import { Form } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { FileField } from '#ui/file-field/file-field.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { formatMoment, formatNumber } from '../../words/format.ts'
import { m } from '../../words/words.ts'
import { fileLimitBytes, type StoredFile } from '../file.ts'

/** The files beside a record. `own` is the reader's organization, whose files the reader may take away. */
export function FileList({
  files,
  base,
  own,
  timeZone,
}: {
  files: StoredFile[]
  base: string
  own: string
  timeZone: string
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
          who={m.file_line({
            size: m.file_kilobytes({ size: formatNumber(Math.max(1, Math.round(file.sizeBytes / 1024)), 0) }),
            who: file.addedBy ?? '',
            when: formatMoment(file.createdAt, timeZone),
          })}
          end={file.audience === 'organization' ? m.audience_organization() : m.audience_partnership()}
          actions={
            file.organizationId === own && (
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

/** The field for one file, inside a form of `encType="multipart/form-data"`. */
export function FileInput({
  error,
  name = 'file',
  required,
}: {
  error?: string | undefined
  name?: string
  required?: boolean
}) {
  return (
    <FileField
      name={name}
      label={m.file_label()}
      help={m.file_help({ most: fileLimitBytes / 1024 / 1024 })}
      error={error}
      {...(required ? { required: true } : { mark: m.optional() })}
    />
  )
}
