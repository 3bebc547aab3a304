import { Form } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { MenuButton } from '#ui/menu/menu.tsx'

type SmallActProps = {
  act: string
  id: string
  label: string
  /** On whom, for screen readers, after the label. */
  aloud: string
  /** A line of a menu instead of a button. */
  inMenu?: boolean
}

/** One act of a page with several, on one record. */
export function SmallAct({ act, id, label, aloud, inMenu }: SmallActProps) {
  const words = (
    <>
      {label}
      <span className="aloud">: {aloud}</span>
    </>
  )
  return (
    <Form method="post">
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="id" value={id} />
      {inMenu ? (
        <MenuButton>{words}</MenuButton>
      ) : (
        <Button small look="quiet">
          {words}
        </Button>
      )}
    </Form>
  )
}
