import { Form, redirect, useLoaderData } from 'react-router'
import { v7 as uuid } from 'uuid'
import { z } from 'zod'
import { Button } from '#ui/button/button.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { write } from '../../context/transaction.server.ts'
import { Invalid, isRefusal, NotFound } from '../../errors/errors.ts'
import { text } from '../../http/fields.ts'
import { parseForm } from '../../http/form.server.ts'
import { actOpen, done, loadOpen } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { typedValues } from '../../http/typed.ts'
import { languageNames, locales, m } from '../../words/words.ts'
import { foundWorkspace, isSetUp } from '../found-workspace.server.ts'
import { join } from '../members/join.server.ts'
import { DoorPage } from '../parts/door-page.tsx'
import { signInCookies, userFor } from '../users.server.ts'

export const meta = () => [{ title: m.setup_title() }]

const setupInput = z.object({
  hostName: text(300),
  name: text(200),
  slug: z
    .string()
    .trim()
    .regex(/^[a-z0-9][a-z0-9-]{1,38}$/),
  ownerName: text(300),
  email: z.email().max(320),
  password: z.string().min(10).max(200),
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', {
    params: { code: 'issue_choice' },
  }),
  language: z.enum(['en', 'es']),
})

/** Only before anyone has: afterwards this page does not exist. */
export const loader = loadOpen(async ({ door }) => {
  if (await isSetUp(door.system)) throw new NotFound()
  return {
    zones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: door.locale,
  }
})

export const action = actOpen(async ({ door, form, request }) => {
  const { system } = door
  if (await isSetUp(system)) throw redirect('/sign-in')
  const password = String(form.get('password') ?? '')
  const input = parseForm(setupInput, form)
  if (password.length < 10)
    throw new Invalid([{ path: 'password', code: 'issue_required' }], typedValues(form))
  const ctx = await foundWorkspace(system, { ...input, onlyFirst: true })
  if (isRefusal(ctx)) return ctx
  const user = await userFor(system, { email: input.email, name: input.ownerName, password })
  await write(ctx, async (tx) => {
    const personId = uuid()
    await tx.db
      .insertInto('people')
      .values({
        workspaceId: tx.workspace.id,
        id: personId,
        name: input.ownerName,
        kind: 'staff',
        email: input.email,
        language: input.language,
        createdAt: tx.now,
        updatedAt: tx.now,
      })
      .execute()
    await tx.db
      .insertInto('affiliations')
      .values({
        workspaceId: tx.workspace.id,
        id: uuid(),
        personId,
        organizationId: tx.workspace.hostOrganizationId,
        isMainContact: true,
        beganOn: tx.today,
        createdAt: tx.now,
      })
      .execute()
    return join(tx, {
      userId: user.id,
      personId,
      role: 'owner',
      organizationId: tx.workspace.hostOrganizationId,
    })
  })
  for (const cookie of await signInCookies(system, user.id, request.headers))
    door.answer.append('Set-Cookie', cookie)
  return done(`/${input.slug}/today`, m.setup_done())
})

export default function Setup() {
  const { zones, zone, language } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const field = (name: string) => ({ name, defaultValue: typed(name), error: errorOf(name), required: true })
  return (
    <DoorPage title={m.setup_title()}>
      <p className="lede">{m.setup_text()}</p>
      <FormTrouble problem={problem} />
      <Form method="post" className="form">
        <TextField
          {...field('hostName')}
          label={m.setup_host()}
          help={m.setup_host_help()}
          autoComplete="organization"
        />
        <TextField {...field('name')} label={m.setup_name()} help={m.setup_name_help()} />
        <TextField
          {...field('slug')}
          label={m.setup_slug()}
          help={m.setup_slug_help()}
          pattern="[a-z0-9][a-z0-9\-]{1,38}"
        />
        <TextField {...field('ownerName')} label={m.setup_owner()} autoComplete="name" />
        <TextField {...field('email')} type="email" label={m.sign_in_email()} autoComplete="username" />
        <TextField
          name="password"
          type="password"
          label={m.sign_in_password()}
          help={m.setup_password_help()}
          autoComplete="new-password"
          minLength={10}
          required
          error={errorOf('password')}
        />
        <Select
          name="timeZone"
          label={m.setup_zone()}
          defaultValue={typed('timeZone', zone)}
          error={errorOf('timeZone')}
          options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
        />
        <Select
          name="language"
          label={m.setup_language()}
          defaultValue={typed('language', language)}
          error={errorOf('language')}
          options={locales.map((value) => ({ value, label: languageNames[value] }))}
        />
        <div className="bar">
          <Button look="go" pending={pending}>
            {m.setup_button()}
          </Button>
        </div>
      </Form>
    </DoorPage>
  )
}
