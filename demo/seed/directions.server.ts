import { objectiveInput } from '#features/partnerships/objectives/inputs.ts'
import { setObjective } from '#features/partnerships/objectives/set.server.ts'
import { holdReview } from '#features/partnerships/reviews/hold.server.ts'
import { reviewInput } from '#features/partnerships/reviews/inputs.ts'
import { answerRole } from '#features/partnerships/roles/answer.server.ts'
import { arrangeRoles } from '#features/partnerships/roles/arrange.server.ts'
import { answerInput } from '#features/partnerships/roles/inputs.ts'
import { workOf } from '#features/partnerships/roles/reads.server.ts'
import { cellOf } from '#features/partnerships/roles/role.ts'
import { names, objectives, reviews } from '../directions.ts'
import type { Circle } from './circle.server.ts'

/** What each partner wants for itself, how the goals were looked at again, and who is named for the work. */
export function tellDirections(circle: Circle): void {
  tellObjectives(circle)
  tellReviews(circle)
  tellNames(circle)
}

const lead = (circle: Circle, organization: string, day: number) =>
  circle.as(circle.leadOf(organization), day, organization)

function tellObjectives(circle: Circle): void {
  const { story, town, told } = circle
  for (const one of objectives.filter((each) => each.partnership === told.key))
    story.on(one.day, 'wanted', one.what.text, async () =>
      setObjective(
        await lead(circle, one.organization, one.day),
        circle.id,
        objectiveInput.parse({
          what: one.what.text,
          why: one.why?.text ?? '',
          language: one.what.language,
          audience: one.own === true ? 'organization' : 'partnership',
          goals: one.goals.map(({ goal, why }) => ({
            goalId: town.id('goal', circle.key(goal)),
            why: why.text,
          })),
        }),
      ),
    )
}

function tellReviews(circle: Circle): void {
  const { story, town, told } = circle
  for (const review of reviews.filter((each) => each.partnership === told.key))
    story.on(review.day, 'reviewed', `the goals of ${told.key}`, async () =>
      holdReview(
        await lead(circle, review.organization, review.day),
        circle.id,
        reviewInput.parse({
          reviewedOn: town.day(review.day),
          nextOn: town.day(review.nextDay),
          note: review.note?.text ?? '',
          goals: review.goals.map(({ goal, answer, outcome, why, what, target, dueDay }) => ({
            goalId: town.id('goal', circle.key(goal)),
            answer,
            why: why?.text ?? '',
            outcome: outcome ?? null,
            change:
              answer !== 'change'
                ? null
                : {
                    ...(what === undefined ? {} : { what: what.text }),
                    ...(target === undefined ? {} : { target }),
                    ...(dueDay === undefined ? {} : { dueOn: town.day(dueDay) }),
                  },
          })),
        }),
      ),
    )
}

function tellNames(circle: Circle): void {
  const { story, town, told } = circle
  for (const named of names.filter((each) => each.partnership === told.key)) {
    const { work, organization, person, answer } = named
    const workPieceId = () => town.id('work', circle.key(work))
    const organizationId = () => town.id('organization', organization)
    story.on(named.day, 'named', `${person} for ${work}`, async () => {
      const tx = await lead(circle, organization, named.day)
      const was = cellOf(await workOf(tx, circle.id), workPieceId(), organizationId())
      return arrangeRoles(tx, circle.id, {
        cells: [
          {
            workPieceId: workPieceId(),
            organizationId: organizationId(),
            part: was.part,
            personId: town.id('person', person),
            was,
          },
        ],
      })
    })
    if (answer !== undefined)
      story.on(answer.day, 'said', `${person} to ${work}`, async () =>
        answerRole(
          await circle.as(person, answer.day, organization),
          workPieceId(),
          answerInput.parse({ answer: answer.says, reason: answer.reason?.text ?? '' }),
        ),
      )
  }
}
