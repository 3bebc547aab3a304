import { Form, useLoaderData } from 'react-router'
import { Forbidden, isRefusal, NotFound } from '#platform/errors/errors.ts'
import { attachIfChosen } from '#platform/files/attach.server.ts'
import { parseForm } from '#platform/http/form.server.ts'
import { type Act, act, load } from '#platform/http/page.server.ts'
import { FormTrouble, useProblem } from '#platform/http/problem.tsx'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { AudienceMark } from '#ui/audience-mark/audience-mark.tsx'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { RadioGroup } from '#ui/radio-group/radio-group.tsx'
import { TextField } from '#ui/text-field/text-field.tsx'
import { questionOf } from '../../decisions/decision.ts'
import { readDecision } from '../../decisions/reads.server.ts'
import { offeredAt } from '../../expertise/offered.server.ts'
import { WhoMayKnow } from '../../expertise/parts/who-may-know.tsx'
import { agendaWith, keptItem } from '../../meetings/kept-item.ts'
import { KeptNote } from '../../meetings/parts/kept-note.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { visionVersions } from '../../visions/reads.server.ts'
import { sentencesOf } from '../../visions/vision.ts'
import { askedBesides } from '../ask.server.ts'
import { beginDiscussion } from '../begin.server.ts'
import { discussedIn } from '../discussed.server.ts'
import { postPolicy, shorten } from '../discussion.ts'
import { discussionInput } from '../inputs.ts'
import { withinEarshot } from '../listeners.server.ts'
import { sayOfTheMinutes } from '../of-minutes.server.ts'
import { SayFields } from '../parts/say-fields.tsx'
import { saidWords } from '../say.ts'

export const meta = () => [{ title: m.discussion_begin() }]

export const loader = load(async (tx, { params, url, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  allow(tx.actor, postPolicy.say)
  if (!frame.can.work) throw new Forbidden()
  const { id } = frame.partnership
  const asked = url.searchParams.get('about') ?? 'partnership'
  const about = await discussedIn(tx, id, asked, url.searchParams.get('id') ?? id)
  if (about === null) throw new NotFound()
  const number = Number(url.searchParams.get('version'))
  const version =
    about.kind === 'vision' && number > 0
      ? (await visionVersions(tx, id)).find((one) => one.number === number)
      : undefined
  const title = shorten(url.searchParams.get('title') ?? '', 200)
  const ofMinutes = about.kind === 'meeting' && url.searchParams.get('of') === 'minutes'
  const kept = about.kind === 'meeting' ? keptItem(url.searchParams) : new URLSearchParams()
  const here = [
    `/partnerships/${id}/discussions/new?about=${about.kind}&id=${about.id}`,
    ...(version === undefined ? [] : [`version=${version.number}`]),
    ...(ofMinutes ? ['of=minutes'] : []),
    ...(kept.size > 0 ? [kept] : []),
  ].join('&')
  const own = { partnershipId: id, audience: 'partnership', organizationId: tx.actor.organizationId } as const
  return {
    about,
    ofMinutes,
    passage:
      version === undefined
        ? null
        : {
            versionId: version.id,
            number: version.number,
            sentences: sentencesOf(version.text, version.language),
          },
    partnership: { id, name: frame.partnership.name },
    own: frame.partnership.partners.find((one) => one.organizationId === frame.ownOrganizationId)?.name ?? '',
    people: (await withinEarshot(tx, own)).filter((one) => one.id !== tx.actor.personId),
    asked: url.searchParams.getAll('ask'),
    title,
    // Where a question came up, somebody else can be asked too without losing what is typed by then.
    offered:
      about.kind === 'partnership'
        ? []
        : await offeredAt(tx, {
            frame,
            questions: [
              about.kind === 'decision'
                ? questionOf(await readDecision(tx, about.id))
                : { asked: title === '' ? about.title : title },
            ],
            ask: (ids) =>
              [here, ...ids.map((one) => `ask=${one}`), `title=${encodeURIComponent(title)}`].join('&'),
            used: () => false,
          }),
    base,
    kept: kept.size > 0,
    back:
      about.kind === 'partnership'
        ? `${base}/partnerships/${id}/discussions`
        : `${base}${kept.size > 0 ? agendaWith(about.id, kept) : about.href}`,
  }
})

/** Who is asked besides is ticked in the form, beside what was typed there. */
const ask: Act = async (tx, { form, params, url, base }) => {
  const { partnership } = await frameOf(tx, params.partnership ?? '')
  return {
    to: `${base}/partnerships/${partnership.id}/discussions/new`,
    typed: askedBesides(form, url),
  }
}

export const action = act(
  async (tx, { form, params, url, base }) => {
    const partnershipId = params.partnership ?? ''
    const input = parseForm(discussionInput, form)
    const { audience, subjectId } = input
    const open = form.get('of') === 'minutes' && input.subjectKind === 'meeting' && audience === 'partnership'
    const begun =
      open && subjectId !== null
        ? await sayOfTheMinutes(tx, partnershipId, { ...input, subjectId })
        : await beginDiscussion(tx, partnershipId, input)
    if (isRefusal(begun)) return begun
    const refused = await attachIfChosen(
      tx,
      { subject: { kind: 'post', id: begun.postId }, partnershipId, audience },
      form,
    )
    if (isRefusal(refused)) return refused
    const kept = keptItem(url.searchParams)
    const to =
      input.subjectKind === 'meeting' && subjectId !== null && kept.size > 0
        ? agendaWith(subjectId, kept)
        : `/discussions/${begun.id}`
    return { to: `${base}${to}`, undo: begun.historyId, ...saidWords(begun.asked) }
  },
  { ask },
)

export default function NewDiscussion() {
  const { about, ofMinutes, passage, partnership, own, people, asked, title, offered, kept, back, base } =
    useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed } = useProblem()
  return (
    <NarrowPage
      title={
        about.kind === 'partnership' ? m.discussion_begin() : m.discussion_begin_about({ title: about.title })
      }
      lede={m.discussion_begin_lede()}
      back={{ to: back, label: about.kind === 'partnership' ? m.discussions_title() : about.title }}
    >
      <Form id="question" method="post" encType="multipart/form-data" className="form">
        <FormTrouble problem={problem} />
        {kept && <KeptNote to={back} />}
        <input type="hidden" name="subjectKind" value={about.kind} />
        <input type="hidden" name="subjectId" value={about.id} />
        {ofMinutes && <input type="hidden" name="of" value="minutes" />}
        {passage !== null && (
          <>
            <input type="hidden" name="visionVersionId" value={passage.versionId} />
            <RadioGroup
              name="passage"
              label={m.discussion_passage_choose({ number: passage.number })}
              required
              defaultValue={typed('passage')}
              choices={passage.sentences.map((value) => ({ value, label: value }))}
              error={errorOf('passage')}
            />
          </>
        )}
        <TextField
          name="title"
          label={m.discussion_title()}
          mark={m.optional()}
          help={m.discussion_title_help()}
          defaultValue={typed('title', title)}
          error={errorOf('title')}
        />
        <SayFields label={m.discussion_words()} people={people} asked={asked} />
        <RadioGroup
          name="audience"
          label={m.discussion_audience()}
          help={m.discussion_audience_help()}
          defaultValue={typed('audience', 'partnership')}
          error={errorOf('audience')}
          choices={[
            {
              value: 'partnership',
              label: (
                <AudienceMark audience="partnership">
                  {m.discussion_audience_all({ partnership: partnership.name })}
                </AudienceMark>
              ),
            },
            {
              value: 'organization',
              label: (
                <AudienceMark audience="organization">
                  {m.discussion_audience_us({ organization: own })}
                </AudienceMark>
              ),
            },
          ]}
        />
        <FormActions>
          <Button look="go" pending={pending}>
            {m.discussion_send()}
          </Button>
          <ButtonLink look="quiet" to={back}>
            {m.cancel()}
          </ButtonLink>
        </FormActions>
      </Form>
      <WhoMayKnow offered={offered} base={base} form="question" />
    </NarrowPage>
  )
}
