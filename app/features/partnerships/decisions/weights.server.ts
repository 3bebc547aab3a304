import { z } from 'zod'
import { Invalid } from '#platform/errors/errors.ts'
import { typedValues } from '#platform/http/typed.ts'

/** What voices weigh, from a form's fields `weight-ORGANIZATION`; an empty one is left out. Throws Invalid at `weights`. */
export function weightsOf(form: FormData): { organizationId: string; weight: number }[] {
  return [...form].flatMap(([name, value]) => {
    const organizationId = name.startsWith('weight-') ? name.slice('weight-'.length) : ''
    if (organizationId === '' || String(value).trim() === '') return []
    const weight = Number(value)
    if (
      !z.uuid().safeParse(organizationId).success ||
      !Number.isInteger(weight) ||
      weight < 1 ||
      weight > 1000
    )
      throw new Invalid([{ path: 'weights', code: 'issue_decision_weight' }], typedValues(form))
    return [{ organizationId, weight }]
  })
}
