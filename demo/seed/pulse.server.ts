import { answerWave } from '#features/partnerships/pulse/answer.server.ts'
import { openWave } from '#features/partnerships/pulse/open.server.ts'
import { items, type Ratings } from '#features/partnerships/pulse/pulse.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { pulses } from '../pulses.ts'
import type { Circle } from './circle.server.ts'

/** How the partners said that working together feels, wave by wave. */
export function tellPulse(circle: Circle): void {
  const { story, told, town } = circle
  for (const pulse of pulses.filter(({ partnership }) => partnership === told.key)) {
    let waveId = ''
    story.on(pulse.day, 'asked', `pulse of ${told.key}`, async () => {
      const answer = await openWave(await circle.as(pulse.by, pulse.day), circle.id, {
        closesOn: town.day(pulse.day + pulse.days),
        everyDays: pulse.everyDays,
      })
      if (!isRefusal(answer)) waveId = answer.id
      return answer
    })
    for (const { by, day, about, comment, early, celebrate } of pulse.answers)
      story.on(day, 'said', `${by} on the pulse of ${told.key}`, async () =>
        answerWave(await circle.as(by, day), waveId, {
          comment: comment?.text ?? '',
          own: [
            ...Object.entries(early ?? {}).map(([organization, value]) => ({
              itemId: town.id('pulseItem', 'early'),
              aboutOrganizationId: town.id('organization', organization),
              value,
              text: '',
            })),
            ...(celebrate === undefined
              ? []
              : [
                  {
                    itemId: town.id('pulseItem', 'celebrate'),
                    aboutOrganizationId: null,
                    value: null,
                    text: celebrate.text,
                  },
                ]),
          ],
          ratings: Object.entries(about).map(([organization, figures]) => ({
            aboutOrganizationId: town.id('organization', organization),
            ...(Object.fromEntries(items.map((item, index) => [item, figures[index]])) as Ratings),
          })),
        }),
      )
  }
}
