import { Form } from 'react-router'
import { Button } from '#ui/button/button.tsx'

/** One act of a page with several, on one record. `aloud` says it whole for screen readers. */
export function SmallAct({
  act,
  id,
  label,
  aloud,
}: {
  act: string
  id: string
  label: string
  aloud: string
}) {
  return (
    <Form method="post">
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="id" value={id} />
      <Button small look="quiet" aria-label={aloud}>
        {label}
      </Button>
    </Form>
  )
}
