/** How a partnership leaves as a whole: to be read, or to be worked with. */
export type Taking = 'pdf' | 'zip'
