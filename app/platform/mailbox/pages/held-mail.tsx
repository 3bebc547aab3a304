import { Form, Link, useLoaderData } from 'react-router'
import { Button } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHead } from '#ui/page-head/page-head.tsx'
import { Row, Rows } from '#ui/rows/rows.tsx'
import { accountsPolicy } from '../../accounts/policy.ts'
import { isRefusal } from '../../errors/errors.ts'
import { sizeWords } from '../../files/say.ts'
import { parseForm } from '../../http/form.server.ts'
import { act, done, load } from '../../http/page.server.ts'
import { FormTrouble, useProblem } from '../../http/problem.tsx'
import { allow, can } from '../../policy/policy.ts'
import { SettingsHead } from '../../settings/pages/settings-tabs.tsx'
import { formatList } from '../../words/format.ts'
import { m } from '../../words/words.ts'
import { discardHeldMail } from '../discard.server.ts'
import type { HeldMail } from '../held-mail.ts'
import { settleInput } from '../inputs.ts'
import { postHeldMail } from '../post.server.ts'
import { listHeldMails } from '../reads.server.ts'
import { ownMail } from '../settlers.server.ts'

/** A mail of so many letters is read on the page; a longer one is unfolded. */
const shownAtOnce = 1500

export const meta = () => [{ title: m.held_title() }]

export const loader = load(async (tx, { base }) => {
  allow(tx.actor, accountsPolicy.settleMail, ownMail(tx))
  return {
    base,
    ...(await listHeldMails(tx)),
    isOn: tx.system.settings.inboundMail !== null,
    keepsSettings: can(tx.actor, accountsPolicy.keepSettings),
  }
})

export const action = act(async (tx, { form, base }) => {
  allow(tx.actor, accountsPolicy.settleMail, ownMail(tx))
  const { id, as } = parseForm(settleInput, form)
  const here = `${base}/settings/held-mail`
  if (as === null) {
    const discarded = await discardHeldMail(tx, id)
    return isRefusal(discarded) ? discarded : done(here, m.held_discarded(), discarded.historyId)
  }
  const posted = await postHeldMail(tx, { id, personId: as })
  return isRefusal(posted) ? posted : done(here, m.held_posted())
})

export default function HeldMailPage() {
  const { base, items, more, isOn, keepsSettings } = useLoaderData<typeof loader>()
  const { problem } = useProblem()
  return (
    <>
      {keepsSettings ? (
        <SettingsHead base={base} lede={m.held_lede()} />
      ) : (
        <PageHead title={m.held_title()} lede={m.held_lede()} />
      )}
      <div className="stack">
        <FormTrouble problem={problem} />
        {!isOn && items.length > 0 && <Notice>{m.held_off()}</Notice>}
        {items.length === 0 ? (
          <EmptyState title={m.held_empty()}>
            <p>{isOn ? m.held_empty_why() : m.held_off()}</p>
          </EmptyState>
        ) : (
          <Rows label={m.held_title()}>
            {items.map((mail) => (
              <Row
                key={mail.id}
                title={mail.shown === null ? m.held_hidden_title() : mail.subject || m.held_no_subject()}
                who={
                  <>
                    {mail.shown === null ? '' : mail.from}
                    <br />
                    {m.held_line({ person: mail.personName, when: mail.when })}
                  </>
                }
                actions={<Held base={base} mail={mail} />}
              />
            ))}
          </Rows>
        )}
        {more && <p>{m.held_more()}</p>}
      </div>
    </>
  )
}

function Held({ base, mail }: { base: string; mail: HeldMail }) {
  return (
    <div className="stack">
      <p>{mail.why}</p>
      {mail.shown === null ? (
        <p>
          {mail.leads.length === 0
            ? m.held_hidden()
            : m.held_hidden_theirs({ names: formatList(mail.leads) })}
        </p>
      ) : (
        <Text base={base} shown={mail.shown} />
      )}
      <Form method="post" className="row-actions">
        <input type="hidden" name="id" value={mail.id} />
        {mail.writers.map((writer) => (
          <Button key={writer.id} small name="as" value={writer.id}>
            {m.held_post({ person: writer.name })}
          </Button>
        ))}
        {mail.leads.length === 0 && (
          <Button
            small
            look="quiet"
            name="act"
            value="discard"
            aria-label={m.held_discard_of({ sender: mail.shown === null ? mail.personName : mail.from })}
          >
            {m.held_discard()}
          </Button>
        )}
      </Form>
    </div>
  )
}

function Text({ base, shown }: { base: string; shown: NonNullable<HeldMail['shown']> }) {
  const { text, files, about } = shown
  return (
    <>
      <p>
        <Link to={`${base}${about.href}`}>{m.held_about({ title: about.title })}</Link>
      </p>
      {text === '' ? (
        <p>{m.held_no_text()}</p>
      ) : text.length <= shownAtOnce ? (
        <blockquote className="as-written" dir="auto">
          {text}
        </blockquote>
      ) : (
        <details>
          <summary>{m.held_read()}</summary>
          <blockquote className="as-written" dir="auto">
            {text}
          </blockquote>
        </details>
      )}
      {files.length > 0 && (
        <div>
          <p>{m.held_files()}</p>
          <ul>
            {files.map((file) => (
              <li key={file.id}>
                <a href={`${base}/settings/held-mail/files/${file.id}`}>{file.name}</a>{' '}
                <small className="soft">{sizeWords(file.sizeBytes)}</small>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
