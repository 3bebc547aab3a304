import { Form } from 'react-router'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FileField } from '#ui/file-field/file-field.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { m } from '../../words/words.ts'
import { acceptedEndings, fileLimitBytes } from '../file.ts'

/** The form for one file; who will read it stands beside the field. */
export function FileForm({
  audience,
  readers,
  back,
}: {
  audience: 'partnership' | 'organization'
  readers: string
  back: string
}) {
  const { problem, pending } = useProblem()
  return (
    <Form method="post" encType="multipart/form-data" className="form">
      <FormTrouble problem={problem} />
      <FileInput required audience={<AudienceMark audience={audience}>{readers}</AudienceMark>} />
      <FormActions>
        <Button look="go" pending={pending}>
          {m.file_save()}
        </Button>
        <ButtonLink look="quiet" to={back}>
          {m.cancel()}
        </ButtonLink>
      </FormActions>
    </Form>
  )
}

/** The field for one file, inside a form of `encType="multipart/form-data"`. */
export function FileInput({ required, audience }: { required?: boolean; audience?: React.ReactNode }) {
  const { errorOf } = useProblem()
  return (
    <FileField
      name="file"
      label={m.file_label()}
      help={m.file_help({ most: fileLimitBytes / 1024 / 1024 })}
      accept={acceptedEndings}
      audience={audience}
      error={errorOf('file')}
      {...(required ? { required: true } : { mark: m.optional() })}
    />
  )
}
