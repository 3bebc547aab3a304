import { useState } from 'react'
import { useLoaderData } from 'react-router'
import { load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { FileField } from '#ui/file-field/file-field.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { landscapePolicy } from '../../policy.ts'
import { unreadText } from '../unread.server.ts'

export const meta = () => [{ title: m.import_new() }]

export const loader = load(async (tx, { base, url }) => {
  allow(tx.actor, landscapePolicy.import)
  const chosen = (name: string) => (url.searchParams.get(name) ?? '').slice(0, 200)
  return {
    base,
    limit: tx.system.settings.importMegabytes,
    unread: unreadText(url),
    kind: chosen('kind') || 'organizations',
    source: chosen('source'),
  }
})

/** The form goes to the door, not to a page's action: it streams to disk there. */
export default function NewImport() {
  const { base, limit, unread, kind, source } = useLoaderData<typeof loader>()
  const [pending, setPending] = useState(false)
  return (
    <NarrowPage
      title={m.import_new()}
      lede={m.import_new_lede()}
      back={{ to: `${base}/imports`, label: m.imports_title() }}
    >
      <form
        method="post"
        action={`${base}/imports/upload`}
        encType="multipart/form-data"
        className="stack"
        onSubmit={() => setPending(true)}
      >
        {unread !== null && (
          <ErrorSummary
            title={m.form_trouble_title({ count: 1 })}
            errors={[{ name: 'files', message: unread }]}
          />
        )}
        <RadioGroup
          name="kind"
          label={m.import_kind()}
          required
          cards
          defaultValue={kind}
          choices={[
            {
              value: 'organizations',
              label: m.import_kind_organizations(),
              help: m.import_kind_organizations_help(),
            },
            { value: 'people', label: m.import_kind_people(), help: m.import_kind_people_help() },
            { value: 'hsds', label: m.import_kind_hsds(), help: m.import_kind_hsds_help() },
          ]}
        />
        <FileField
          name="files"
          label={m.import_files()}
          error={unread ?? undefined}
          help={m.import_files_help({ limit })}
          required
          multiple
          accept=".csv,.tsv,.txt,.zip,.json"
        />
        <TextField
          name="source"
          label={m.import_source()}
          mark={m.optional()}
          help={m.import_source_help()}
          maxLength={200}
          defaultValue={source}
        />
        <FormActions note={m.import_nothing_yet()}>
          <Button look="go" pending={pending}>
            {m.import_upload()}
          </Button>
          <ButtonLink look="quiet" to={`${base}/imports`}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </form>
    </NarrowPage>
  )
}
