import { Form } from 'react-router'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { SignaturePad } from '#ui/signature-pad/signature-pad.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { drawingSize, longestDrawing } from '../drawing.ts'

/** One's name as a signature, and the words one says yes to. The hash says which text was read. */
export function SignForm({
  consent,
  name,
  sha256,
  children,
}: {
  consent: string
  name: string
  sha256: string
  children?: React.ReactNode
}) {
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <>
      <hr />
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <input type="hidden" name="sha256" value={sha256} />
        <TextField
          name="signature"
          label={m.agreement_signature()}
          help={m.agreement_signature_help({ name })}
          autoComplete="name"
          required
          maxLength={300}
          defaultValue={typed('signature')}
          error={errorOf('signature')}
        />
        <SignaturePad
          name="drawing"
          label={m.agreement_drawing()}
          help={m.agreement_drawing_help()}
          clear={m.agreement_drawing_again()}
          longest={longestDrawing}
          {...drawingSize}
          defaultValue={typed('drawing')}
          error={errorOf('drawing')}
        />
        <Checkbox
          name="agreed"
          label={consent}
          required
          defaultChecked={typed('agreed') === 'on'}
          error={errorOf('agreed')}
        />
        <FormActions>
          <Button look="go" name="act" value="sign" pending={pending}>
            {m.agreement_sign()}
          </Button>
          {children}
        </FormActions>
      </Form>
    </>
  )
}
