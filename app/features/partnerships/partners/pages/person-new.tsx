import { Form, useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Select } from '#ui/select/select.tsx'
import { frameTitle } from '../../partnerships/parts/partnership-frame.tsx'
import { broughtInto } from '../brought.server.ts'
import { representInput } from '../partner.ts'
import { addRepresentative } from '../represent.server.ts'
import { peopleOf } from '../representatives.server.ts'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.representative_add())

/** Those who belong to the partner today and don't stand for it yet. */
export const loader = load(async (tx, { params, url, base }) => {
  const { frame, partner } = await broughtInto(tx, params.partnership ?? '', url.searchParams.get('partner'))
  const already = new Set(partner.representatives.map(({ personId }) => personId))
  const people = await peopleOf(tx, partner.organizationId)
  return { frame, partner, base, people: people.filter(({ id }) => !already.has(id)) }
})

export const action = act(async (tx, { form, params, base }) => {
  const id = params.partnership ?? ''
  const added = await addRepresentative(tx, id, parseForm(representInput, form))
  if (isRefusal(added)) return added
  return done(`${base}/partnerships/${id}/people`, m.representative_added(), added.historyId)
})

export default function NewRepresentative() {
  const { frame, partner, base, people } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const { name, organizationId } = partner
  const here = `${base}/partnerships/${frame.partnership.id}`
  const invite = partner.can.invite && (
    <ButtonLink to={`${here}/invite?partner=${organizationId}`}>{m.invitation_invite()}</ButtonLink>
  )
  return (
    <NarrowPage
      title={m.representative_add_of({ name })}
      lede={m.representative_add_lede({ name })}
      back={{ to: `${here}/people`, label: frame.partnership.name }}
    >
      {people.length === 0 ? (
        <EmptyState title={m.representative_none({ name })} action={invite} />
      ) : (
        <Form method="post" className="form">
          <FormTrouble problem={problem} />
          <input type="hidden" name="organizationId" value={organizationId} />
          <Select
            name="personId"
            label={m.representative_person()}
            required
            empty={m.representative_person_choose()}
            options={people.map((person) => ({
              value: person.id,
              label: person.title === '' ? person.name : `${person.name} · ${person.title}`,
            }))}
            defaultValue={typed('personId')}
            error={errorOf('personId')}
          />
          <FormActions>
            <Button look="go" pending={pending}>
              {m.representative_add()}
            </Button>
            {invite}
          </FormActions>
        </Form>
      )}
    </NarrowPage>
  )
}
