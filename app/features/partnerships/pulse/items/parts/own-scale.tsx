import { useProblem } from '#platform/http/problem.tsx'
import { Written } from '#ui/written/written.tsx'
import { Scale } from '../../parts/scale.tsx'
import { agreementSteps } from '../../say.ts'
import { type AskedItem, type OwnAnswer, scaleField } from '../item.ts'

/** The workspace's own scales about one partner, after ours; each may be left empty. */
export function OwnScales({
  asked,
  given,
  about,
  index,
}: {
  asked: readonly AskedItem[]
  given: readonly OwnAnswer[]
  about: string
  index: number
}) {
  const { problem, errorOf, typed } = useProblem()
  return asked
    .filter(({ kind }) => kind === 'scale')
    .map((item) => {
      const name = scaleField(index, item.id)
      const before = given.find((one) => one.itemId === item.id && one.aboutOrganizationId === about)
      return (
        <Scale
          key={item.id}
          name={name}
          steps={agreementSteps()}
          label={
            <Written inline lang={item.language}>
              {item.text}
            </Written>
          }
          value={problem === undefined ? String(before?.value ?? '') : typed(name)}
          error={errorOf(name)}
        />
      )
    })
}
