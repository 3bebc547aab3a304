import { Form, useLoaderData } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/checkbox/checkbox.tsx'
import { DataTable } from '#ui/data-table/data-table.tsx'
import { FieldSet } from '#ui/field-set/field-set.tsx'
import { Fold } from '#ui/fold/fold.tsx'
import { FormActions } from '#ui/form-actions/form-actions.tsx'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Select } from '#ui/select/select.tsx'
import { isRefusal } from '../../errors/errors.ts'
import { parseForm } from '../../http/form.server.ts'
import { act, done, load } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { formatList } from '../../words/format.ts'
import { m } from '../../words/words.ts'
import { wishesInput } from '../inputs.ts'
import { type MailRhythm, mailRhythms, type NoticeTheme, noticeThemes } from '../notice.ts'
import { readWishes, wish } from '../wish.server.ts'

export const meta = () => [{ title: m.notices_wishes() }]

export const loader = load(async (tx, { base }) => ({
  ...(await readWishes(tx)),
  zone: tx.timeZone,
  base,
}))

export const action = act(async (tx, { form, base }) => {
  const answer = await wish(tx, parseForm(wishesInput, form))
  return isRefusal(answer) ? answer : done(`${base}/me/notices`, m.notices_wished())
})

const rhythmWords: Record<MailRhythm, () => string> = {
  now: m.notice_mail_now,
  digest: m.notice_mail_digest,
  never: m.notice_mail_never,
}

export default function Wishes() {
  const { kinds, quiet, zone, base } = useLoaderData<typeof loader>()
  const { problem, pending, errorOf, typed, typedAll } = useProblem()
  const pages = typedAll(
    'onPage',
    kinds.filter((one) => one.onPage).map((one) => one.kind),
  )
  const mails = typedAll(
    'byMail',
    kinds.map((one) => `${one.kind} ${one.byMail}`),
  )
  const hours = Array.from({ length: 24 }, (_, hour) => ({
    value: String(hour),
    label: `${String(hour).padStart(2, '0')}:00`,
  }))
  return (
    <NarrowPage
      title={m.notices_wishes()}
      lede={m.notices_wishes_lede()}
      back={{ to: `${base}/me`, label: m.shell_me() }}
    >
      <Form method="post" className="form">
        <FormTrouble
          problem={problem}
          labels={{ quietFrom: m.notices_quiet_from(), quietUntil: m.notices_quiet_until() }}
        />
        <input type="hidden" name="onPage-shown" value="yes" />
        {noticeThemes.map((theme) => {
          const ofTheme = kinds.filter((one) => one.theme === theme)
          return (
            ofTheme.length > 0 && (
              <Fold key={theme} title={themeWords[theme]()} words={mailWords(ofTheme)}>
                <KindTable caption={themeWords[theme]()} kinds={ofTheme} pages={pages} mails={mails} />
              </Fold>
            )
          )
        })}
        <FieldSet legend={m.notices_quiet()} help={m.notices_quiet_help({ zone: zone.replaceAll('_', ' ') })}>
          <Select
            name="quietFrom"
            label={m.notices_quiet_from()}
            empty={m.notices_quiet_none()}
            options={hours}
            defaultValue={typed('quietFrom', quiet?.from)}
            error={errorOf('quietFrom')}
          />
          <Select
            name="quietUntil"
            label={m.notices_quiet_until()}
            empty={m.notices_quiet_none()}
            options={hours}
            defaultValue={typed('quietUntil', quiet?.until)}
            error={errorOf('quietUntil')}
          />
        </FieldSet>
        <FormActions>
          <Button look="go" pending={pending}>
            {m.save()}
          </Button>
        </FormActions>
      </Form>
    </NarrowPage>
  )
}

type Kind = ReturnType<typeof useLoaderData<typeof loader>>['kinds'][number]

type KindTableProps = {
  caption: string
  kinds: readonly Kind[]
  /** What is ticked and chosen in the form. */
  pages: readonly string[]
  mails: readonly string[]
}

function KindTable({ caption, kinds, pages, mails }: KindTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={kinds}
      rowKey={(one) => one.kind}
      columns={[
        { key: 'kind', label: m.notices_kind(), cell: (one) => one.label },
        {
          key: 'page',
          label: m.notices_column_page(),
          cell: ({ kind, label }) => (
            <Checkbox
              name="onPage"
              value={kind}
              id={`page-${kind}`}
              label={<span className="aloud">{m.notices_on_page_of({ kind: label })}</span>}
              defaultChecked={pages.includes(kind)}
            />
          ),
        },
        {
          key: 'mail',
          label: m.notices_by_mail(),
          cell: ({ kind, label }) => (
            <Select
              name="byMail"
              id={`mail-${kind}`}
              label={<span className="aloud">{m.notices_by_mail_of({ kind: label })}</span>}
              options={mailRhythms.map((rhythm) => ({
                value: `${kind} ${rhythm}`,
                label: rhythmWords[rhythm](),
              }))}
              defaultValue={mails.find((one) => one.startsWith(`${kind} `))}
            />
          ),
        },
      ]}
    />
  )
}

/** How many of a theme come when, as it was saved; nothing of a rhythm that none of them has. */
const mailWords = (kinds: readonly Kind[]): string => {
  const counts = mailRhythms.flatMap((rhythm) => {
    const count = kinds.filter((one) => one.byMail === rhythm).length
    return count === 0 ? [] : [countWords[rhythm]({ count })]
  })
  return m.notices_theme_mails({ counts: formatList(counts) })
}

const countWords: Record<MailRhythm, (facts: { count: number }) => string> = {
  now: m.notices_count_now,
  digest: m.notices_count_digest,
  never: m.notices_count_never,
}

const themeWords: Record<NoticeTheme, () => string> = {
  talk: m.notices_theme_talk,
  meetings: m.notices_theme_meetings,
  work: m.notices_theme_work,
  agreements: m.notices_theme_agreements,
  partnership: m.notices_theme_partnership,
  trust: m.notices_theme_trust,
}
