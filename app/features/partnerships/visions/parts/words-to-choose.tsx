import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { heardWords, translationWords } from '../../learnings/say.ts'
import type { CommunityWords } from '../uptakes/uptake.ts'

/** So many in sight; those ticked always are. */
const most = 12

/** What people of the community said, each to be ticked where a version of the vision takes it up. */
export function WordsToChoose({
  words,
  takesUp,
  today,
}: {
  words: CommunityWords['words']
  takesUp: readonly string[]
  today: string
}) {
  const { typedAll, errorOf } = useProblem()
  const ticked = typedAll('takesUp', takesUp)
  const inSight = words.filter((one, index) => index < most || ticked.includes(one.id))
  const further = words.filter((one) => !inSight.includes(one))
  const choice = (one: CommunityWords['words'][number], first: boolean) => (
    <Checkbox
      key={one.id}
      // The first one has the id that the summary of errors leads to.
      {...(first ? {} : { id: `takesUp-${one.id}` })}
      name="takesUp"
      value={one.id}
      label={<span lang={one.language ?? undefined}>{m.learning_quoted({ text: one.text })}</span>}
      help={
        <>
          {one.translation !== '' && (
            <>
              {translationWords(one.translationLanguage)}{' '}
              <span lang={one.translationLanguage ?? undefined}>{one.translation}</span>
              <br />
            </>
          )}
          {heardWords(one, today)}
        </>
      }
      defaultChecked={ticked.includes(one.id)}
      error={first ? errorOf('takesUp') : undefined}
    />
  )
  return (
    <FieldSet legend={m.vision_words()} help={m.vision_words_choose_lede()}>
      <input type="hidden" name="takesUp-shown" value="1" />
      {inSight.map((one, index) => choice(one, index === 0))}
      {further.length > 0 && (
        <details>
          <summary>{m.vision_words_rest({ count: further.length })}</summary>
          <div className="stack">{further.map((one) => choice(one, false))}</div>
        </details>
      )}
    </FieldSet>
  )
}
