import { LetterButton, LetterFrame } from '../mail/letter.tsx'
import { m } from '../words/words.ts'

type NoticeLetterProps = {
  lang: string
  workspace: string
  text: string
  quote: string
  href: string
  /** Whether answering the mail is answering the person. */
  answers: boolean
  wishes: string
}

/** One thing that happened: the sentence, what was written, where it is, and how to hear less. */
export function NoticeLetter({ lang, workspace, text, quote, href, answers, wishes }: NoticeLetterProps) {
  return (
    <LetterFrame lang={lang} workspace={workspace} why={m.notice_mail_why()}>
      <p>{text}</p>
      {quote !== '' && (
        <blockquote
          style={{
            margin: '16px 0',
            paddingInlineStart: 14,
            borderInlineStart: '3px solid #e4ded3',
            whiteSpace: 'pre-line',
          }}
        >
          {quote}
        </blockquote>
      )}
      <LetterButton href={href}>{m.notice_mail_open()}</LetterButton>
      {answers && <p>{m.notice_mail_answer()}</p>}
      <p style={{ fontSize: 14 }}>
        <a href={wishes} style={{ color: '#6b6056' }}>
          {m.notice_mail_wishes()}
        </a>
      </p>
    </LetterFrame>
  )
}
