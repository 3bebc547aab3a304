import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Face } from '#ui/person/face.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'

type ChooseOrganizationProps = {
  choices: { id: string; name: string; detail: string }[]
  query: string
  /** Keys of the address to keep while searching. */
  keep?: Record<string, string>
  /** Given where the reader may add an organization that isn't found. */
  base?: string
  /** Where choosing one leads, or the act that chooses it. */
  to?: (id: string) => string
  act?: (choice: { id: string; name: string }) => React.ReactNode
}

/** Finds one organization among many: type, show, choose. Works by links and small forms. */
export function ChooseOrganization({ choices, query, keep, base, to, act }: ChooseOrganizationProps) {
  return (
    <>
      <FilterBar
        label={m.partnership_choose_search()}
        search={{ label: m.partnership_choose_search(), name: 'query', value: query }}
        submit={m.search()}
        {...(keep === undefined ? {} : { keep })}
      />
      {choices.length === 0 ? (
        <EmptyState
          title={m.partnership_choose_none()}
          action={
            base !== undefined && (
              <ButtonLink to={`${base}/organizations/new`}>{m.partnership_choose_add()}</ButtonLink>
            )
          }
        >
          {base !== undefined && <p>{m.partnership_choose_none_why()}</p>}
        </EmptyState>
      ) : (
        <Rows label={m.partnership_choose_list()}>
          {choices.map((choice) => (
            <Row
              key={choice.id}
              lead={<Face name={choice.name} seed={choice.id} />}
              title={choice.name}
              {...(to === undefined ? {} : { to: to(choice.id) })}
              who={choice.detail === '' ? undefined : choice.detail}
              end={act?.(choice)}
            />
          ))}
        </Rows>
      )}
    </>
  )
}
