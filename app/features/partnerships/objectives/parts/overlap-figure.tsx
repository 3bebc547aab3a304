import { m } from '#platform/words/words.ts'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { OverlapPicture } from '#ui/overlap-picture/overlap-picture.tsx'
import type { Objective } from '../objective.ts'

type OverlapFigureProps = {
  objectives: readonly Objective[]
  goals: readonly { id: string; what: string }[]
  sides: readonly { organizationId: string; name: string }[]
  summary: string
}

/** The picture of objectives and goals, and the same as a table. */
export function OverlapFigure({ objectives, goals, sides, summary }: OverlapFigureProps) {
  const named = new Map(goals.map((goal) => [goal.id, goal.what]))
  const ties = objectives.flatMap((one) =>
    one.goals.filter(({ goalId }) => named.has(goalId)).map(({ goalId }) => ({ want: one.id, aim: goalId })),
  )
  const serving = (one: Objective) => one.goals.filter(({ goalId }) => named.has(goalId))
  return (
    <figure className="stack" style={{ margin: 0 }}>
      <OverlapPicture
        summary={summary}
        heading={m.overlap_goals()}
        sides={sides.map((side) => ({
          id: side.organizationId,
          name: side.name,
          wants: objectives
            .filter((one) => one.organizationId === side.organizationId)
            .map((one) => ({ id: one.id, text: one.what })),
        }))}
        aims={goals.map((goal) => ({ id: goal.id, text: goal.what }))}
        ties={ties}
      />
      <details className="small">
        <summary>{m.overlap_table()}</summary>
        <DataTable
          caption={m.overlap_table()}
          rows={objectives}
          rowKey={(one) => one.id}
          columns={[
            {
              key: 'what',
              label: m.objective(),
              cell: (one) => <span lang={one.language ?? undefined}>{one.what}</span>,
            },
            { key: 'of', label: m.objective_of(), cell: (one) => one.organizationName },
            {
              key: 'goals',
              label: m.objective_goals(),
              cell: (one) =>
                serving(one).length === 0 ? (
                  <span className="soft">{m.objective_unserved()}</span>
                ) : (
                  <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
                    {serving(one).map(({ goalId, why }) => (
                      <li key={goalId}>
                        {named.get(goalId)}
                        {why !== '' && <span className="soft"> · {why}</span>}
                      </li>
                    ))}
                  </ul>
                ),
            },
          ]}
        />
      </details>
    </figure>
  )
}
