/** Words that stand only once a document is laid out. They are told, not worked out: they go to another thread. */
export type PageWords =
  /** A sentence in which `pageHere` stands for the page's number and `pagesInAll` for how many there are. */
  | { kind: 'count'; sentence: string }
  /** On every page but the first. */
  | { kind: 'later'; text: string }
  /** None; notes that a chapter begins on this page. */
  | { kind: 'begins'; chapter: string }
  /** The page on which a chapter begins. */
  | { kind: 'whereBegins'; chapter: string }

/** Signs that no text has: they are for private use. */
export const pageHere = '\ue000'
export const pagesInAll = '\ue001'
