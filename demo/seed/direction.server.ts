import { checkIn } from '#features/partnerships/goals/check-in.server.ts'
import { closeGoal } from '#features/partnerships/goals/close.server.ts'
import { setGoal } from '#features/partnerships/goals/set.server.ts'
import { endorseVision } from '#features/partnerships/visions/endorse.server.ts'
import { writeVision } from '#features/partnerships/visions/write.server.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { type Circle, ourselves } from './circle.server.ts'
import { wordsOf } from './learnings.server.ts'

/** Where a partnership wants to go: the versions of its vision with those behind them, and its goals. */
export function tellDirection(circle: Circle): void {
  tellVision(circle)
  tellGoals(circle)
}

function tellVision(circle: Circle): void {
  const { story, told } = circle
  for (const [index, version] of told.visionVersions.entries()) {
    const what = `vision ${index + 1} of ${told.key}`
    let versionId = ''
    story.on(version.day, 'vision', what, async () => {
      const answer = await writeVision(await circle.as(version.by, version.day), circle.id, {
        text: version.text.text,
        language: version.text.language,
        version: index,
        takesUp: wordsOf(circle, index + 1),
        ...ourselves,
      })
      if (!isRefusal(answer)) versionId = answer.id
      return answer
    })
    for (const { organization, by, day, onBehalf } of version.endorsements)
      story.on(day, 'endorsed', `${what} by ${organization}`, async () => {
        const [tx, behalf] = await circle.actor({ organization, person: by, day }, onBehalf)
        return endorseVision(tx, circle.id, { versionId, ...behalf })
      })
  }
}

function tellGoals(circle: Circle): void {
  const { story, told, town } = circle
  for (const goal of told.goals) {
    const key = circle.key(goal.key)
    const sets = goal.owners[0]?.person ?? circle.leadOf(circle.host)
    story.on(goal.setDay, 'goal', key, async () => {
      const answer = await setGoal(await circle.as(sets, goal.setDay), circle.id, {
        what: goal.what.text,
        measure: goal.measure.name,
        unit: goal.measure.unit,
        baseline: goal.measure.baseline,
        target: goal.measure.target,
        whyAchievable: goal.whyAchievable.text,
        need: goal.need.text,
        dueOn: town.day(goal.dueDay),
        checkInEveryDays: goal.reviewEveryDays,
        language: goal.what.language,
        owners: goal.owners.map(({ organization, person }) => ({
          organizationId: town.id('organization', organization),
          personId: town.id('person', person),
        })),
        ...ourselves,
      })
      if (!isRefusal(answer)) town.know('goal', key, answer.id)
      return answer
    })
    for (const { day, by, value, note } of goal.checkIns)
      story.on(day, 'checked-in', key, async () =>
        checkIn(await circle.as(by, day), town.id('goal', key), {
          checkedOn: town.day(day),
          value,
          note: note.text,
          ...ourselves,
        }),
      )
    const { closed } = goal
    if (closed !== undefined)
      story.on(closed.day, 'reviewed', key, async () =>
        closeGoal(await circle.as(closed.by, closed.day), town.id('goal', key), {
          outcome: closed.outcome,
          reason: closed.reason.text,
          closedOn: town.day(closed.day),
        }),
      )
  }
}
