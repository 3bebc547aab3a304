/** When somebody wants a kind of notice by mail: at once, gathered in their digest, or not at all. */
export const mailRhythms = ['now', 'digest', 'never'] as const
export type MailRhythm = (typeof mailRhythms)[number]

/** Under what kinds of notices stand together, in this order. */
export const noticeThemes = ['talk', 'meetings', 'work', 'agreements', 'trust'] as const
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

/** How many whole hours a mail written at this hour must wait; 0 outside of the quiet hours. */
export function hoursOfQuiet(quiet: QuietHours | null, hour: number): number {
  if (quiet === null || quiet.from === quiet.until) return 0
  const inside =
    quiet.from < quiet.until
      ? hour >= quiet.from && hour < quiet.until
      : hour >= quiet.from || hour < quiet.until
  return inside ? (quiet.until - hour + 24) % 24 : 0
}
