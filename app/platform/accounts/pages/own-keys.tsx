import { Form, useLoaderData } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Section } from '#ui/section/section.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { isRefusal } from '../../errors/errors.ts'
import { parseForm } from '../../http/form.server.ts'
import { act, done, load } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { formatMoment } from '../../words/format.ts'
import { m } from '../../words/words.ts'
import { ownKeyInput } from '../keys/key.ts'
import { createOwnKey, endOwnKey, listOwnKeys } from '../keys/own.server.ts'
import { KeyRows, ShownKey } from '../parts/key-rows.tsx'

export const meta = () => [{ title: m.me_keys() }]

export const loader = load(async (tx, { base }) => ({
  base,
  keys: await listOwnKeys(tx),
  timeZone: tx.timeZone,
  address: `${tx.system.settings.publicUrl}/api/v1/`,
}))

export const action = act(async (tx, { form, base }) => {
  const here = `${base}/me/keys`
  if (form.get('act') === 'revoke') {
    await endOwnKey(tx, String(form.get('id') ?? ''))
    return done(here, m.keys_revoked())
  }
  const made = await createOwnKey(tx, parseForm(ownKeyInput, form))
  return isRefusal(made) ? made : { ...done(here), show: made.token }
})

/** Keys that stand for whoever is signed in: each is shown when it is made, and never again. */
export default function OwnKeys() {
  const { base, keys, timeZone, address } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const shown = problem?.shown
  return (
    <NarrowPage title={m.me_keys()} lede={m.own_keys_lede()} back={{ to: `${base}/me`, label: m.shell_me() }}>
      <div className="stack">
        {shown !== undefined && <ShownKey token={shown} label={m.me_keys()} />}
        {keys.length === 0 ? (
          <EmptyState title={m.own_keys_none()}>
            <p>{m.own_keys_none_why({ address })}</p>
          </EmptyState>
        ) : (
          <KeyRows
            label={m.me_keys()}
            keys={keys.map((key) => ({
              ...key,
              title: key.name,
              who: m.own_keys_made({ made: formatMoment(key.createdAt, timeZone) }),
            }))}
          />
        )}
        <Section title={m.keys_new()}>
          <Form method="post" className="form" key={shown}>
            <FormTrouble problem={shown === undefined ? problem : undefined} />
            <TextField
              name="name"
              label={m.keys_name()}
              help={m.own_keys_name_help()}
              required
              defaultValue={typed('name')}
              error={errorOf('name')}
            />
            <FormActions>
              <Button look="go" pending={pending}>
                {m.keys_button()}
              </Button>
            </FormActions>
          </Form>
          <p className="soft small">{m.own_keys_limits()}</p>
        </Section>
      </div>
    </NarrowPage>
  )
}
