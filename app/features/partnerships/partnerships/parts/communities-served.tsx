import { useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'

/** Which communities a partnership serves, or would; none ticked or as it stands. Nothing where there are none. */
export function CommunitiesServed({
  communities,
  ids,
  legend = m.partnership_communities(),
}: {
  communities: readonly { id: string; name: string }[]
  ids?: readonly string[] | undefined
  legend?: string
}) {
  const { errorOf, typedAll } = useProblem()
  const serves = typedAll('communityIds', ids)
  const wrong = errorOf('communityIds')
  if (communities.length === 0) return null
  return (
    <FieldSet legend={legend}>
      <input type="hidden" name="communityIds-shown" value="1" />
      {wrong !== undefined && <p className="field-error">{wrong}</p>}
      <div className="grid" style={{ '--least': '14rem', '--gap': '0 var(--s4)' }}>
        {communities.map((community) => (
          <Checkbox
            key={community.id}
            id={`community-${community.id}`}
            name="communityIds"
            value={community.id}
            label={community.name}
            defaultChecked={serves.includes(community.id)}
          />
        ))}
      </div>
    </FieldSet>
  )
}
