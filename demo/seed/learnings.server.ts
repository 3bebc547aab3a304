import { addLearning } from '#features/partnerships/learnings/add.server.ts'
import { learningInput } from '#features/partnerships/learnings/inputs.ts'
import { isRefusal } from '#platform/errors/errors.ts'
import { learnings, takenUp } from '../learnings.ts'
import type { Circle } from './circle.server.ts'

/** What partners learned of the communities they serve, written down by whoever heard it. */
export function tellLearnings(circle: Circle): void {
  const { story, town, told } = circle
  for (const one of learnings.filter((each) => each.partnership === told.key)) {
    const key = circle.key(one.key)
    story.on(one.day, 'learned', key, async () => {
      const answer = await addLearning(
        await circle.as(one.by, one.day),
        circle.id,
        learningInput.parse({
          kind: one.kind,
          text: one.what.text,
          language: one.what.language,
          translation: one.translation?.text ?? '',
          translationLanguage: one.translation?.language ?? null,
          speaker: one.speaker ?? '',
          communityId: one.community === undefined ? null : town.id('community', one.community),
          touchpointId: one.from === undefined ? null : town.id('touchpoint', circle.key(one.from)),
          heardOn: town.day(one.day),
          audience: one.own === true ? 'organization' : 'partnership',
          onBehalfOf: one.toldBy === undefined ? null : town.id('organization', one.toldBy.organization),
          evidence: one.toldBy?.shownBy?.text ?? '',
        }),
      )
      if (!isRefusal(answer)) town.know('learning', key, answer.id)
      return answer
    })
  }
}

/** The words that a version of the vision takes up, by their ids; they were heard before. */
export const wordsOf = (circle: Circle, version: number): string[] =>
  takenUp
    .filter((each) => each.partnership === circle.told.key && each.version === version)
    .flatMap(({ words }) => words.map((key) => circle.town.id('learning', circle.key(key))))
