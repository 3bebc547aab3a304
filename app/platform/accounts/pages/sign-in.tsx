import { setTimeout } from 'node:timers/promises'
import { Form, redirect, useActionData, useLoaderData } from 'react-router'
import { z } from 'zod'
import { Button } from '#ui/button/button.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { Refusal } from '../../errors/errors.ts'
import { actOpen, done, type FormProblem, loadOpen } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { onOwnMachine } from '../../http/session.server.ts'
import { m } from '../../words/words.ts'
import { countTry, forgiveTries, signInByAddress, signInByMail } from '../attempts.server.ts'
import { demoCast } from '../demo-cast.server.ts'
import { isSetUp } from '../found-workspace.server.ts'
import { DoorPage } from '../parts/door-page.tsx'
import { roleName } from '../role-name.ts'
import { safePath } from '../safe-path.ts'

export const meta = () => [{ title: m.sign_in_title() }]

export const loader = loadOpen(async ({ door, url, request }) => {
  if (!(await isSetUp(door.system))) throw redirect('/setup')
  const to = safePath(url.searchParams.get('to'))
  if (door.user !== null && url.searchParams.get('to') === null) throw redirect('/workspaces')
  return {
    to,
    sent: url.searchParams.has('sent'),
    mailLeaves: door.system.settings.smtpUrl !== null,
    cast: onOwnMachine(door.system.settings, door.address, request) ? await demoCast(door.system) : [],
  }
})

/** Milliseconds; writing the mail takes a tenth of it. */
const longerThanAMail = 400

export const action = actOpen(async ({ door, form, request }) => {
  const { system } = door
  const email = String(form.get('email') ?? '')
    .trim()
    .toLowerCase()
  const to = safePath(String(form.get('to') ?? ''))
  if (!z.email().max(320).safeParse(email).success) return new Refusal('sign_in_mail')
  await countTry(system, `address ${door.address}`, signInByAddress)
  await countTry(system, `mail ${email}`, signInByMail)
  if (form.get('way') === 'link') {
    // The answer is the same whether the address is known or not, and takes as long.
    await Promise.all([
      setTimeout(longerThanAMail),
      system.accounts.api
        .signInMagicLink({ body: { email }, headers: request.headers })
        .catch((error) => system.log.warn({ err: error }, 'sign-in link')),
    ])
    return done('/sign-in?sent')
  }
  const response = await system.accounts.api.signInEmail({
    body: { email, password: String(form.get('password') ?? '') },
    headers: request.headers,
    asResponse: true,
  })
  if (!response.ok) return new Refusal('sign_in_wrong')
  await forgiveTries(system, `mail ${email}`)
  for (const cookie of response.headers.getSetCookie()) door.answer.append('Set-Cookie', cookie)
  return done(to ?? '/workspaces')
})

export default function SignIn() {
  const { to, sent, mailLeaves, cast } = useLoaderData<typeof loader>()
  const { typed, pending } = useProblem()
  const problem = useActionData() as FormProblem | undefined
  return (
    <DoorPage title={m.sign_in_title()}>
      {to !== null && !sent && <p className="lede">{m.sign_in_to_go_on()}</p>}
      {sent && <Notice tone="success">{mailLeaves ? m.sign_in_sent() : m.sign_in_sent_outbox()}</Notice>}
      <FormTrouble problem={problem} />
      <Form method="post" className="form">
        {to !== null && <input type="hidden" name="to" value={to} />}
        <TextField
          name="email"
          type="email"
          label={m.sign_in_email()}
          autoComplete="username"
          required
          defaultValue={typed('email')}
        />
        <TextField
          name="password"
          type="password"
          label={m.sign_in_password()}
          autoComplete="current-password"
        />
        <div className="bar">
          <Button look="go" name="way" value="password" pending={pending}>
            {m.sign_in_button()}
          </Button>
          <Button name="way" value="link" formNoValidate>
            {m.sign_in_link_button()}
          </Button>
        </div>
        <p className="soft small">{m.sign_in_link_help()}</p>
      </Form>
      {cast.length > 0 && (
        <Section title={m.sign_in_demo_title()} lede={m.sign_in_demo_text()}>
          <Rows>
            {cast.map((member) => (
              <Row
                key={member.userId}
                title={member.name}
                who={m.sign_in_demo_line({ role: roleName(member.role), organization: member.organization })}
                end={
                  <Form method="post" action="/sign-in/demo" reloadDocument>
                    <input type="hidden" name="user" value={member.userId} />
                    <Button small aria-label={m.sign_in_demo_as({ name: member.name })}>
                      {m.sign_in_demo_button()}
                    </Button>
                  </Form>
                }
              />
            ))}
          </Rows>
        </Section>
      )}
    </DoorPage>
  )
}
