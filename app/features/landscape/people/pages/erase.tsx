import { Form, Link, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Section } from '#ui/section/section.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { landscapePolicy } from '../../policy.ts'
import { erasePerson, loadErasable } from '../erase.server.ts'
import { personErase } from '../inputs.ts'

export const meta = () => [{ title: m.person_erase_title() }]

export const loader = load(async (tx, { params, base }) => {
  const { id, name } = await loadErasable(tx, params.person ?? '')
  allow(tx.actor, landscapePolicy.erasePerson)
  return { name, here: `${base}/people/${id}`, base, self: tx.actor.personId === id }
})

/** Forgets them. Whoever forgets themselves has no way in any more, and is led to the front door. */
export const action = act(async (tx, { form, params, base }) => {
  const id = params.person ?? ''
  await loadErasable(tx, id)
  allow(tx.actor, landscapePolicy.erasePerson)
  const erased = await erasePerson(tx, id, parseForm(personErase, form))
  if (isRefusal(erased)) return erased
  return tx.actor.personId === id ? done('/') : done(`${base}/people`, m.person_erased())
})

export default function ErasePerson() {
  const { name, here, base, self } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const search = `${base}/search?query=${encodeURIComponent(name)}`
  return (
    <NarrowPage
      title={m.person_erase_of({ name })}
      lede={self ? m.person_erase_lede_self() : m.person_erase_lede()}
      back={{ to: here, label: name }}
    >
      <div className="stack" style={{ '--gap': 'var(--s6)' }}>
        <FormTrouble problem={problem} />
        <Section title={m.person_erase_first()}>
          <p>{m.person_erase_first_text()}</p>
          <p>
            <a href={`${here}/data.json`} download>
              {m.person_data_take()}
            </a>
          </p>
        </Section>
        <Section title={m.person_erase_goes()}>
          <Lines
            lines={[
              m.person_erase_goes_record(),
              m.person_erase_goes_notes(),
              m.person_erase_goes_mail(),
              m.person_erase_goes_sign_in(),
              m.person_erase_goes_values(),
            ]}
          />
        </Section>
        <Section title={m.person_erase_stays()}>
          <Lines
            lines={[
              m.person_erase_stays_acts(),
              m.person_erase_stays_signed(),
              m.person_erase_stays_open(),
              m.person_erase_stays_copies(),
            ]}
          />
          <p className="prose">
            {m.person_erase_stays_words()} <Link to={search}>{m.person_erase_search({ name })}</Link>
          </p>
        </Section>
        <Form method="post" className="form">
          <TextField
            name="name"
            label={m.person_erase_name()}
            help={m.person_erase_name_help({ name })}
            required
            autoComplete="off"
            defaultValue={typed('name')}
            error={errorOf('name')}
          />
          <FormActions note={m.person_erase_final()}>
            <Button look="danger" pending={pending}>
              {m.person_erase()}
            </Button>
            <ButtonLink look="quiet" to={here}>
              {m.cancel()}
            </ButtonLink>
          </FormActions>
        </Form>
      </div>
    </NarrowPage>
  )
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="prose">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
