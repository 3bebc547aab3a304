/** When somebody wants a kind of notice by mail: at once, gathered in their digest, or not at all. */
export const mailRhythms = ['now', 'digest', 'never'] as const
export type MailRhythm = (typeof mailRhythms)[number]

/** Under what kinds of notices stand together, in this order. */
export const noticeThemes = ['talk', 'meetings', 'work', 'agreements', 'partnership', 'trust'] as const
export type NoticeTheme = (typeof noticeThemes)[number]

/** How somebody wants to hear of a kind of thing. */
export interface Wish {
  onPage: boolean
  byMail: MailRhythm
}

/** A notice as its reader sees it. */
export interface NoticeLine {
  id: string
  kind: string
  text: string
  quote: string
  /** Within the workspace, beginning with a slash. */
  href: string
  at: string
  when: string
  isRead: boolean
}

/** Hours of the wall clock, 0 to 23, between which no mail goes out; over midnight where the first is later. */
export interface QuietHours {
  from: number
  until: number
}

/** Whether no mail goes out in this hour of the wall clock. */
export function isQuiet({ from, until }: QuietHours, hour: number): boolean {
  return from < until ? hour >= from && hour < until : from !== until && (hour >= from || hour < until)
}
