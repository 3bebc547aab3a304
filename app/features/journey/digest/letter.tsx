import { LetterButton, LetterFrame } from '#platform/mail/letter.tsx'
import { type Locale, m } from '#platform/words/words.ts'
import type { Today } from '../today/reads.server.ts'
import { groupTitle, hailing, howMuch } from '../today/say.ts'

type DigestLetterProps = {
  locale: Locale
  workspace: string
  name: string
  today: Today
  /** What happened since the last one, where the reader wanted it gathered. */
  news: { id: string; text: string; href: string }[]
  /** Address of the workspace, without a slash at its end. */
  base: string
}

/** A mail that can be read on the way to the bus: so many things, the rest is on Today. */
export const mostInMail = 20

/** What is due, in the order of Today, each with its link. */
export function DigestLetter({ locale, workspace, name, today, news, base }: DigestLetterProps) {
  const shown = today.groups.flatMap(({ items }) => items).slice(0, mostInMail)
  const more = today.count - shown.length
  return (
    <LetterFrame lang={locale} workspace={workspace} why={m.digest_why()}>
      <p style={{ fontSize: 18 }}>
        {hailing('morning', name)} {today.count > 0 && howMuch(today)}
      </p>
      {today.groups.map(({ group }) => {
        const own = shown.filter((item) => item.group === group)
        return own.length === 0 ? null : (
          <div key={group}>
            <h2 style={{ fontFamily: 'Georgia, serif', fontSize: 17, margin: '24px 0 8px' }}>
              {groupTitle(group)}
            </h2>
            {own.map((item) => (
              <p
                key={`${item.kind} ${item.recordId}`}
                style={{ margin: 0, padding: '10px 0', borderTop: '1px solid #e4ded3' }}
              >
                <a href={`${base}${item.href}`} style={{ color: '#1d5c4a', fontWeight: 600 }}>
                  {item.title}
                </a>
                {item.when !== '' && (
                  <span style={{ color: group === 'late' ? '#a4421f' : '#6b6056' }}> · {item.when}</span>
                )}
                <br />
                <span style={{ color: '#6b6056', fontSize: 15 }}>{item.why}</span>
              </p>
            ))}
          </div>
        )
      })}
      {more > 0 && <p>{m.digest_more({ count: more })}</p>}
      {news.length > 0 && (
        <>
          <h2 style={{ fontFamily: 'Georgia, serif', fontSize: 17, margin: '24px 0 8px' }}>
            {m.digest_news()}
          </h2>
          {news.map((notice) => (
            <p key={notice.id} style={{ margin: 0, padding: '10px 0', borderTop: '1px solid #e4ded3' }}>
              <a href={`${base}/notices/${notice.id}`} style={{ color: '#1d5c4a' }}>
                {notice.text}
              </a>
            </p>
          ))}
        </>
      )}
      <LetterButton href={`${base}/today`}>{m.digest_open()}</LetterButton>
      <p style={{ fontSize: 14 }}>
        <a href={`${base}/me`} style={{ color: '#6b6056' }}>
          {m.digest_change()}
        </a>
      </p>
    </LetterFrame>
  )
}
