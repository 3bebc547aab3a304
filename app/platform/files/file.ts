/** A file beside a record, as pages show it. */
export interface FileOnPage {
  id: string
  subjectKind: string
  subjectId: string
  name: string
  sizeBytes: number
  audience: 'partnership' | 'organization'
  addedBy: string | null
  when: string
  can: { remove: boolean }
}

export const fileLimitBytes = 25 * 1024 * 1024
/** The door marks a file so that was longer than a form may be; nothing of it is kept. */
export const tooLargeType = 'application/x-too-large'

/** Kinds of files people share with each other; what could run in a reader's browser is not among them. */
export const acceptedTypes = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'audio/wav',
  'video/mp4',
  'video/webm',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'application/x-cfb',
  'application/rtf',
  'application/zip',
  'text/plain',
  'text/csv',
])

/** What a browser offers to choose from; what a file is, its content says. */
export const acceptedEndings =
  '.pdf,.doc,.docx,.odt,.rtf,.txt,.csv,.xls,.xlsx,.ods,.ppt,.pptx,.odp,.zip,image/*,audio/*,video/*'

/** A name that is safe in a folder, a header and a record: no path, no control letters, no half letters, not endless. */
export function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const clean = last.replace(/[\u0000-\u001f\u007f"<>|:*?]/g, '').trim()
  return clean === '' || clean === '.' || clean === '..' ? 'file' : clean.slice(-180).toWellFormed()
}
