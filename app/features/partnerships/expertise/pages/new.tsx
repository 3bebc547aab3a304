import { Form, useLoaderData } from 'react-router'
import { z } from 'zod'
import { reachableOrganizations, reachablePeople } from '#features/landscape/index.server.ts'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { TagField } from '#ui/tag-field/tag-field.tsx'
import { TextArea } from '#ui/text-area/text-area.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { partnershipPolicy } from '../../policy.ts'
import { commonLanguages } from '../filters.ts'
import { expertiseInput } from '../inputs.ts'
import { isOwn, offerExpertise } from '../offer.server.ts'

export const meta = () => [{ title: m.expertise_offer() }]

const isId = (value: string | null): value is string => z.uuid().safeParse(value).success

/** Of the organization or person that the address names; else of oneself, or of the own organization where nobody signed in as a person. */
async function holderAt(tx: Tx, url: URL) {
  const organization = url.searchParams.get('organization')
  const person = organization === null ? (url.searchParams.get('person') ?? tx.actor.personId) : null
  if (person !== null) {
    const found = isId(person)
      ? await reachablePeople(tx)
          .where('people.id', '=', person)
          .select(['people.id', 'people.name'])
          .executeTakeFirst()
      : undefined
    if (found === undefined) throw new NotFound()
    return { organizationId: null, personId: found.id, name: found.name }
  }
  const wanted = organization ?? tx.actor.organizationId
  const found = isId(wanted)
    ? await reachableOrganizations(tx)
        .where('organizations.id', '=', wanted)
        .select(['organizations.id', 'organizations.name'])
        .executeTakeFirst()
    : undefined
  if (found === undefined) throw new NotFound()
  return { organizationId: found.id, personId: null, name: found.name }
}

export const loader = load(async (tx, { url, base }) => {
  allow(tx.actor, partnershipPolicy.workTogether)
  const holder = await holderAt(tx, url)
  return { holder, own: isOwn(tx, holder), ownOrganizationId: tx.actor.organizationId, base }
})

export const action = act(async (tx, { form, base }) => {
  allow(tx.actor, partnershipPolicy.workTogether)
  const answer = await offerExpertise(tx, parseForm(expertiseInput, form))
  if (isRefusal(answer)) return answer
  const said = answer.accepted ? m.expertise_offered() : m.expertise_proposed()
  return done(`${base}/expertise/${answer.id}`, said, answer.historyId)
})

export default function NewExpertise() {
  const { holder, own, ownOrganizationId, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  const back =
    holder.organizationId !== null
      ? `${base}/organizations/${holder.organizationId}`
      : `${base}/people/${holder.personId}`
  return (
    <NarrowPage
      title={m.expertise_what_knows({ holder: holder.name })}
      lede={own ? m.expertise_offer_lede() : m.expertise_propose_lede({ holder: holder.name })}
      back={{ to: back, label: holder.name }}
    >
      <Form method="post" className="form">
        <FormTrouble problem={problem} />
        <input type="hidden" name="organizationId" value={holder.organizationId ?? ''} />
        <input type="hidden" name="personId" value={holder.personId ?? ''} />
        <TextField
          name="topic"
          label={m.expertise_topic()}
          help={m.expertise_topic_help()}
          required
          maxLength={200}
          defaultValue={typed('topic')}
          error={errorOf('topic')}
        />
        <TextArea
          name="details"
          label={m.expertise_details()}
          help={m.expertise_details_help()}
          mark={m.optional()}
          rows={3}
          defaultValue={typed('details')}
          error={errorOf('details')}
        />
        <TagField
          name="languages"
          label={m.expertise_languages()}
          help={m.expertise_languages_help()}
          mark={m.optional()}
          suggestions={[...commonLanguages]}
          defaultValue={typed('languages')}
          error={errorOf('languages')}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {own ? m.expertise_offer_button() : m.expertise_propose_button()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
        {own && holder.personId !== null && (
          <p className="small">
            <a href={`${base}/expertise/new?organization=${ownOrganizationId}`}>
              {m.expertise_for_organization()}
            </a>
          </p>
        )}
      </Form>
    </NarrowPage>
  )
}
