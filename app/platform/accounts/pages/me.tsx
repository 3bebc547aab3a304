import { Form, useLoaderData } from 'react-router'
import { z } from 'zod'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { record } from '../../activity/record.server.ts'
import type { Tx } from '../../context/context.server.ts'
import { NotFound, Stale } from '../../errors/errors.ts'
import { optionalText, version } from '../../http/fields.ts'
import { parseForm } from '../../http/form.server.ts'
import { act, done, load } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { timeZone } from '../../settings/workspace.ts'
import { languageName } from '../../words/format.ts'
import { languageNames, locales, m } from '../../words/words.ts'
import { roleName } from '../role-name.ts'

export const meta = () => [{ title: m.shell_me() }]

const meInput = z.object({
  language: z.enum(['en', 'es']).nullable().default(null),
  timeZone: timeZone().nullable().default(null),
  digest: z.enum(['daily', 'weekly', 'never']),
  contactBy: z.enum(['mail', 'phone', 'text', 'letter', 'in-person']).nullable().default(null),
  contactNote: optionalText(2000),
  accessNeeds: optionalText(2000),
  version: version(),
})

async function readMe(tx: Tx) {
  const found = await tx.db
    .selectFrom('people')
    .select([
      'id',
      'name',
      'email',
      'language',
      'timeZone',
      'digest',
      'contactBy',
      'contactNote',
      'accessNeeds',
      'version',
    ])
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', tx.actor.personId ?? '')
    .executeTakeFirst()
  if (found === undefined) throw new NotFound()
  return found
}

export const loader = load(async (tx, { base }) => ({
  base,
  me: await readMe(tx),
  role: roleName(tx.actor.role),
  zones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
  zone: tx.workspace.timeZone,
}))

export const action = act(async (tx, { form, base }) => {
  const { version: at, ...input } = parseForm(meInput, form)
  const before = await readMe(tx)
  const changed = await tx.db
    .updateTable('people')
    .set({ ...input, version: at + 1, updatedAt: tx.now })
    .where('workspaceId', '=', tx.workspace.id)
    .where('id', '=', before.id)
    .where('version', '=', at)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw new Stale({ ...before })
  await record(tx, 'person.changed_own', {
    subject: { kind: 'person', id: before.id },
    before: { ...before },
    after: { ...before, ...input },
  })
  return { ...done(`${base}/me`, m.me_saved()), anew: true }
})

export default function Me() {
  const { base, me, role, zones, zone } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const field = (name: keyof typeof me) => ({
    name,
    defaultValue: typed(name, me[name] as string | number | null),
    error: errorOf(name),
  })
  const ways = {
    mail: m.me_by_mail(),
    phone: m.me_by_phone(),
    text: m.me_by_text(),
    letter: m.me_by_letter(),
    'in-person': m.me_in_person(),
  }
  return (
    <>
      <PageHead
        title={me.name}
        lede={m.me_lede({ role })}
        actions={
          <>
            <ButtonLink to={`${base}/me/calendar`}>{m.me_calendar()}</ButtonLink>
            <ButtonLink to={`${base}/me/notices`}>{m.notices_wishes()}</ButtonLink>
            <ButtonLink to={`${base}/me/keys`}>{m.me_keys()}</ButtonLink>
            <ButtonLink to={`${base}/me/password`}>{m.me_password()}</ButtonLink>
            <ButtonLink look="quiet" to={`${base}/people/${me.id}/data.json`} reloadDocument>
              {m.me_own_data()}
            </ButtonLink>
          </>
        }
      />
      <Form method="post" className="form">
        <FormTrouble
          problem={problem}
          labels={{
            language: { label: m.setup_language(), say: languageName },
            timeZone: m.me_zone(),
            contactNote: m.me_contact_note(),
            accessNeeds: m.me_access(),
          }}
        />
        <input type="hidden" name="version" value={String(problem?.theirs?.version ?? me.version)} />
        <Select
          {...field('language')}
          label={m.setup_language()}
          empty={m.me_language_any()}
          options={locales.map((value) => ({ value, label: languageNames[value] }))}
        />
        <Select
          {...field('timeZone')}
          label={m.me_zone()}
          help={m.me_zone_help()}
          empty={m.me_zone_any({ zone })}
          options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        />
        <Select
          {...field('digest')}
          label={m.me_digest()}
          help={m.me_digest_help()}
          options={[
            { value: 'daily', label: m.me_digest_daily() },
            { value: 'weekly', label: m.me_digest_weekly() },
            { value: 'never', label: m.me_digest_never() },
          ]}
        />
        <Select
          {...field('contactBy')}
          label={m.me_contact_by()}
          empty={m.any()}
          options={Object.entries(ways).map(([value, label]) => ({ value, label }))}
        />
        <TextField
          {...field('contactNote')}
          label={m.me_contact_note()}
          mark={m.optional()}
          help={m.me_contact_note_help()}
        />
        <TextArea
          {...field('accessNeeds')}
          label={m.me_access()}
          mark={m.optional()}
          help={m.me_access_help()}
          rows={3}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.save()}
          </Button>
        </FormActions>
      </Form>
      <Section title={m.me_everywhere_title()} lede={m.me_everywhere_text()}>
        <form method="post" action="/sign-out">
          <input type="hidden" name="everywhere" value="yes" />
          <Button>{m.me_everywhere()}</Button>
        </form>
      </Section>
    </>
  )
}
