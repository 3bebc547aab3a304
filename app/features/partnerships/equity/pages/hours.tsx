import { Form, Link, useLoaderData } from 'react-router'
import type { Tx } from '#platform/context/context.server.ts'
import { isRefusal, NotFound } from '#platform/errors/errors.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { ListFoot } from '#platform/http/list-foot.tsx'
import { readCursor } from '#platform/http/listing.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { formatDay } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { Button } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { NumberField } from '#ui/number-field/number-field.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { Section } from '#ui/section/section.tsx'
import { Select } from '#ui/select/select.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { readCommitment } from '../../commitments/reads.server.ts'
import { frameOf } from '../../partnerships/frame.server.ts'
import { presentPartners } from '../../partnerships/partnership.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { readPartnership } from '../../partnerships/reads.server.ts'
import { partnershipPolicy } from '../../policy.ts'
import { readTouchpoint } from '../../touchpoints/reads.server.ts'
import { kindWord } from '../../touchpoints/say.ts'
import { placeOf } from '../hours/hour-entry.ts'
import { hourInput } from '../hours/inputs.ts'
import { noteHours, removeHours } from '../hours/note.server.ts'
import { listHours } from '../hours/reads.server.ts'
import { hourTitle } from '../hours/say.ts'
import { HourWords } from '../parts/hour-words.tsx'

export const meta = ({ loaderData: data }: { loaderData?: Awaited<ReturnType<typeof loader>> }) =>
  frameTitle(data, m.hours_title())

/** What hours are noted for: a contact or a promise of this partnership, named in the address. Throws NotFound. */
async function sourceOf(tx: Tx, partnershipId: string, asked: URLSearchParams) {
  const [touchpointId, commitmentId] = [asked.get('touchpoint'), asked.get('commitment')]
  if (touchpointId !== null) {
    const one = await readTouchpoint(tx, touchpointId)
    if (one.partnership?.id !== partnershipId) throw new NotFound()
    return { name: 'touchpointId', id: one.id, title: kindWord(one.kind), on: one.happenedOn, fixed: true }
  }
  if (commitmentId === null) return null
  const promise = await readCommitment(tx, commitmentId)
  if (promise.partnershipId !== partnershipId) throw new NotFound()
  return { name: 'commitmentId', id: promise.id, title: promise.text, on: tx.today, fixed: false }
}

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  const cursor = readCursor(url.searchParams.get('cursor'))
  const page = await listHours(tx, { partnershipId: frame.partnership.id, limit: 50, cursor })
  return {
    ...page,
    frame,
    first: cursor === null,
    source: await sourceOf(tx, frame.partnership.id, url.searchParams),
    own: tx.actor.organizationId,
    language: tx.locale,
    here: url.pathname + url.search,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const { id } = await readPartnership(tx, params.partnership ?? '')
  allow(tx.actor, partnershipPolicy.workTogether)
  if (form.get('act') === 'remove') {
    const answer = await removeHours(tx, String(form.get('entry') ?? ''))
    return isRefusal(answer)
      ? answer
      : done(`${base}/partnerships/${id}/hours`, m.hours_removed(), answer.historyId)
  }
  const input = parseForm(hourInput, form)
  const answer = await noteHours(tx, input)
  return isRefusal(answer) ? answer : done(`${base}${placeOf(input)}`, m.hours_noted(), answer.historyId)
})

export default function Hours() {
  const { items, total, next, first, frame, source, own, here, base } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  const { today, partnership } = frame
  const place = `${base}/partnerships/${partnership.id}`
  return (
    <PartnershipFrame frame={frame} base={base} lede={m.hours_lede()}>
      <FormTrouble problem={problem} />
      {source !== null && frame.can.work && <NoteForm />}
      <section className="stack">
        <h2 className={source === null ? 'aloud' : undefined}>{m.hours_title()}</h2>
        {items.length === 0 ? (
          <EmptyState title={m.hours_empty_title()}>
            <p>{m.hours_empty_why()}</p>
          </EmptyState>
        ) : (
          <Rows label={m.hours_title()}>
            {items.map((one) => (
              <Row
                key={one.id}
                title={hourTitle(one)}
                to={`${base}${placeOf(one)}`}
                who={<HourWords hours={one} />}
                end={formatDay(one.givenOn, today)}
                actions={
                  frame.can.work &&
                  (one.notedByOrganizationId === own || one.organizationId === own) && (
                    <Form method="post">
                      <input type="hidden" name="entry" value={one.id} />
                      <Button look="quiet" small name="act" value="remove">
                        {m.remove()}
                        <span className="aloud"> {hourTitle(one)}</span>
                      </Button>
                    </Form>
                  )
                }
              />
            ))}
          </Rows>
        )}
        <ListFoot
          here={here}
          shown={items.length}
          total={total}
          begun={!first}
          next={next}
          csv={`${place}/hours.csv`}
        />
      </section>
    </PartnershipFrame>
  )
}

/** Whose people, how much and when, for the one contact or promise that the address names. */
function NoteForm() {
  const { source, frame, own, language, base } = useLoaderData<typeof loader>()
  const { pending, errorOf, typed } = useProblem()
  if (source === null) return null
  const to = source.name === 'touchpointId' ? 'touchpoints' : 'commitments'
  return (
    <Section
      title={m.hours_note()}
      lede={
        <>
          {m.hours_note_lede()} <Link to={`${base}/${to}/${source.id}`}>{source.title}</Link>
        </>
      }
    >
      <Form method="post" className="form">
        <input type="hidden" name={source.name} value={source.id} />
        <input type="hidden" name="language" value={language} />
        <Select
          name="organizationId"
          label={m.hours_who()}
          required
          options={presentPartners(frame.partnership.partners).map((one) => ({
            value: one.organizationId,
            label: one.name,
          }))}
          defaultValue={typed('organizationId', own)}
          error={errorOf('organizationId')}
        />
        <NumberField
          name="hours"
          label={m.hours_how_many()}
          help={m.hours_how_many_help()}
          unit={m.benefit_hours_unit()}
          required
          defaultValue={typed('hours')}
          error={errorOf('hours')}
        />
        {!source.fixed && (
          <DateField
            name="givenOn"
            label={m.benefit_day()}
            required
            max={frame.today}
            defaultValue={typed('givenOn', source.on)}
            error={errorOf('givenOn')}
          />
        )}
        <TextField
          name="note"
          label={m.hours_what()}
          mark={m.optional()}
          maxLength={500}
          defaultValue={typed('note')}
          error={errorOf('note')}
        />
        <Button look="go" pending={pending}>
          {m.benefit_note()}
        </Button>
      </Form>
    </Section>
  )
}
