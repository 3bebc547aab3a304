import { Form, useLoaderData } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { isRefusal } from '../../errors/errors.ts'
import { parseForm } from '../../http/form.server.ts'
import { act, done, load } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { allow, roles } from '../../policy/policy.ts'
import { SettingsHead } from '../../settings/pages/settings-tabs.tsx'
import { formatMoment } from '../../words/format.ts'
import { m } from '../../words/words.ts'
import { createApiKey } from '../keys/create.server.ts'
import { apiKeyInput } from '../keys/key.ts'
import { listApiKeys, partnerChoices } from '../keys/reads.server.ts'
import { revokeApiKey } from '../keys/revoke.server.ts'
import { KeyRows, ShownKey } from '../parts/key-rows.tsx'
import { accountsPolicy } from '../policy.ts'
import { roleName } from '../role-name.ts'

export const meta = () => [{ title: m.settings_keys() }]

export const loader = load(async (tx, { base }) => {
  allow(tx.actor, accountsPolicy.keepKeys)
  return {
    base,
    keys: await listApiKeys(tx),
    organizations: await partnerChoices(tx),
    timeZone: tx.timeZone,
    address: `${tx.system.settings.publicUrl}/api/v1/`,
  }
})

export const action = act(async (tx, { form, base }) => {
  if (form.get('act') === 'revoke') {
    await revokeApiKey(tx, String(form.get('id') ?? ''))
    return done(`${base}/settings/keys`, m.keys_revoked())
  }
  const made = await createApiKey(tx, parseForm(apiKeyInput, form))
  return isRefusal(made) ? made : { ...done(`${base}/settings/keys`), show: made.token }
})

export default function Keys() {
  const { base, keys, organizations, timeZone, address } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <>
      <SettingsHead base={base} lede={m.keys_lede()} />
      {problem?.shown !== undefined && <ShownKey token={problem.shown} label={m.settings_keys()} />}
      {keys.length === 0 ? (
        <EmptyState title={m.keys_none()}>
          <p>{m.keys_none_why({ address })}</p>
        </EmptyState>
      ) : (
        <KeyRows
          label={m.settings_keys()}
          keys={keys.map((key) => ({
            ...key,
            title: key.own ? m.keys_own_of({ name: key.name }) : key.name,
            who: (key.own ? m.keys_own_line : m.keys_line)({
              role: roleName(key.role),
              organization: key.organization,
              made: formatMoment(key.createdAt, timeZone),
            }),
            waits: key.waitsFor === null ? null : m.keys_waits({ organization: key.organization }),
          }))}
        />
      )}
      <Section title={m.keys_new()}>
        <Form method="post" className="form">
          <FormTrouble problem={problem} />
          <TextField
            name="name"
            label={m.keys_name()}
            help={m.keys_name_help()}
            required
            defaultValue={typed('name')}
            error={errorOf('name')}
          />
          <Select
            name="role"
            label={m.members_role()}
            defaultValue={typed('role', 'viewer')}
            error={errorOf('role')}
            options={roles.map((role) => ({ value: role, label: roleName(role) }))}
          />
          <Select
            name="organizationId"
            label={m.keys_organization()}
            help={m.keys_organization_help()}
            empty={m.keys_host()}
            defaultValue={typed('organizationId')}
            error={errorOf('organizationId')}
            options={organizations.map((one) => ({ value: one.id, label: one.name }))}
          />
          <FormActions>
            <Button look="go" pending={pending}>
              {m.keys_button()}
            </Button>
          </FormActions>
        </Form>
      </Section>
    </>
  )
}
