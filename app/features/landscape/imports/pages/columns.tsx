import { Form, useLoaderData } from 'react-router'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Select } from '#ui/select/select.tsx'
import { mapImport } from '../map.server.ts'
import { targetFields } from '../reading/mapping/fields.ts'
import { readImport } from '../reads.server.ts'
import { fieldName } from '../say.server.ts'

export const meta = () => [{ title: m.import_columns() }]

export const loader = load(async (tx, { params, base }) => {
  const found = await readImport(tx, params.import ?? '')
  return {
    title: found.source === '' ? found.fileName : found.source,
    back: `${base}/imports/${found.id}`,
    tables: found.mapping.flatMap(({ file, as, mapping }, at) =>
      mapping === null || as === null || as === 'hsds'
        ? []
        : [
            {
              at,
              file,
              columns: mapping.map((choice) => ({ ...choice, field: choice.field ?? '' })),
              options: targetFields[as].map(({ field }) => ({ value: field, label: fieldName(field) })),
            },
          ],
    ),
  }
})

/** Fields are named by place, `column-0-3`: headings are strangers' words and may be anything. */
export const action = act(async (tx, { params, form, base }) => {
  const id = params.import ?? ''
  const { mapping } = await readImport(tx, id)
  const corrections = new Map(
    mapping.map((table, at) => [
      table.file,
      new Map(
        (table.mapping ?? []).flatMap(({ column }, place): [string, string | null][] => {
          const wanted = form.get(`column-${at}-${place}`)
          return typeof wanted === 'string' ? [[column, wanted === '' ? null : wanted]] : []
        }),
      ),
    ]),
  )
  const answer = await mapImport(tx, id, corrections)
  return 'historyId' in answer ? done(`${base}/imports/${id}`) : answer
})

export default function ImportColumns() {
  const { title, back, tables } = useLoaderData<typeof loader>()
  const { problem, pending, typed } = useProblem()
  return (
    <NarrowPage title={m.import_columns()} lede={m.import_columns_lede()} back={{ to: back, label: title }}>
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        {tables.map((table) => (
          <FieldSet key={table.file} legend={table.file}>
            {table.columns.map(({ column, field }, place) => (
              <Select
                key={column}
                name={`column-${table.at}-${place}`}
                label={column}
                empty={m.import_column_kept()}
                defaultValue={typed(`column-${table.at}-${place}`, field)}
                options={table.options}
              />
            ))}
          </FieldSet>
        ))}
        <FormActions note={m.import_nothing_yet()}>
          <Button look="go" pending={pending}>
            {m.import_read_again()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}
