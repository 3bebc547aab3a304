import { Form } from 'react-router'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { DueText } from '#ui/due-text/due-text.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { counts } from '../../behalf/behalf.ts'
import { BehalfLabel } from '../../behalf/parts/behalf-label.tsx'
import type { Frame } from '../../partnerships/frame.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import type { Endorsement, VisionVersion } from '../vision.ts'

type EndorsersProps = {
  current: VisionVersion
  /** The latest first. */
  earlier: readonly VisionVersion[]
  frame: Frame
  /** Whether the reader may take this one back. */
  withdraw: (endorsement: Endorsement) => boolean
}

/** Every partner that takes part, and whether it stands behind the text as it reads now. */
export function Endorsers({ current, earlier, frame, withdraw }: EndorsersProps) {
  return (
    <Rows>
      {presentPartners(frame.partnership.partners).map((partner) => {
        const own = current.endorsements.find((one) => one.organizationId === partner.organizationId)
        const before = earlier.find((version) =>
          version.endorsements.some((one) => one.organizationId === partner.organizationId),
        )
        return (
          <Row
            key={partner.organizationId}
            title={partner.name}
            who={
              own === undefined ? (
                before && m.vision_endorsed_old({ number: before.number })
              ) : own.behalf !== null ? (
                <BehalfLabel behalf={own.behalf} today={frame.today} />
              ) : (
                own.personName
              )
            }
            end={<Standing endorsement={own} today={frame.today} />}
            actions={
              own !== undefined &&
              withdraw(own) && (
                <Form method="post">
                  <input type="hidden" name="versionId" value={current.id} />
                  <input type="hidden" name="organizationId" value={partner.organizationId} />
                  <Button look="quiet" small>
                    {m.vision_withdraw()}
                  </Button>
                </Form>
              )
            }
          />
        )
      })}
    </Rows>
  )
}

function Standing({ endorsement, today }: { endorsement: Endorsement | undefined; today: string }) {
  if (endorsement === undefined) return m.vision_not_yet()
  if (!counts(endorsement.behalf)) return m.vision_waits_for_word()
  return (
    <DueText tone="kept" on={endorsement.endorsedOn}>
      {m.vision_endorsed_on({ day: formatDay(endorsement.endorsedOn, today) })}
    </DueText>
  )
}
