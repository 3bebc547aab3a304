import { type FieldIssue, Invalid } from '#platform/errors/errors.ts'
import { parseInput } from '#platform/http/form.server.ts'
import { typedValues } from '#platform/http/typed.ts'
import { type AnswerInput, answerInput, answersTyped } from './inputs.ts'
import { items, scaleOf } from './pulse.ts'

/** Reads the form by the schema the API uses. Throws Invalid with issues at the form's own fields. */
export function readAnswer(form: FormData): AnswerInput {
  const { raw, places, ownFields } = answersTyped(form)
  const typed = typedValues(form)
  if (places.length === 0)
    throw new Invalid([{ path: 'ratings.0.reliability', code: 'issue_pulse_nothing' }], typed)
  try {
    return parseInput(answerInput, raw, typed)
  } catch (failure) {
    if (!(failure instanceof Invalid)) throw failure
    const issues = failure.issues.map((issue) => ({
      ...sayingSteps(issue),
      path: issue.path
        .replace(/^ratings\.(\d+)/, (_, place) => `ratings.${places[Number(place)] ?? place}`)
        .replace(/^own\.(\d+)\..*$/, (path, place) => ownFields[Number(place)] ?? path),
    }))
    throw new Invalid(issues, typed)
  }
}

/** Of a question left out, which answers there are. */
function sayingSteps(issue: FieldIssue): FieldIssue {
  const item = items.find((one) => issue.path.startsWith('ratings.') && issue.path.endsWith(`.${one}`))
  return item === undefined || issue.code !== 'issue_required'
    ? issue
    : { ...issue, code: 'issue_pulse_unanswered', facts: scaleOf(item) }
}
