import { Form } from 'react-router'
import { formatDay, formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { BehalfLabel } from '../../behalf/parts/behalf-label.tsx'
import type { Frame } from '../../partnerships/frame.server.ts'
import type { CheckIn, GoalWithCheckIns } from '../goal.ts'

type CheckInListProps = { goal: GoalWithCheckIns; frame: Frame; mayActOnBehalf: boolean }

/** What was found each time somebody looked, the latest first. */
export function CheckInList({ goal, frame, mayActOnBehalf }: CheckInListProps) {
  if (goal.checkIns.length === 0) return <p className="soft measure">{m.goal_check_ins_empty()}</p>
  return (
    <Rows>
      {[...goal.checkIns].reverse().map((one) => (
        <Row
          key={one.id}
          title={one.value === null ? one.note : `${formatNumber(one.value)} ${goal.unit}`.trim()}
          who={<CheckInWords one={one} language={goal.language} today={frame.today} />}
          end={<DueText on={one.checkedOn}>{formatDay(one.checkedOn, frame.today)}</DueText>}
          actions={
            frame.can.work &&
            (one.organizationId === frame.ownOrganizationId || (one.behalf !== null && mayActOnBehalf)) && (
              <Form method="post">
                <input type="hidden" name="checkIn" value={one.id} />
                <Button look="quiet" small name="act" value="remove-check-in">
                  {m.goal_check_in_remove()}
                </Button>
              </Form>
            )
          }
        />
      ))}
    </Rows>
  )
}

type CheckInWordsProps = { one: CheckIn; language: string | null; today: string }

function CheckInWords({ one, language, today }: CheckInWordsProps) {
  return (
    <>
      {one.value !== null && one.note !== '' && (
        <>
          <span lang={language ?? undefined}>{one.note}</span>
          <br />
        </>
      )}
      {one.behalf !== null ? (
        <BehalfLabel behalf={one.behalf} today={today} />
      ) : one.personName === null ? (
        one.organizationName
      ) : (
        m.goal_check_in_by({ person: one.personName, organization: one.organizationName })
      )}
    </>
  )
}
