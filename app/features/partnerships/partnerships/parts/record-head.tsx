import type { ComponentProps } from 'react'
import { m } from '#platform/words/words.ts'
import { PageHead } from '#ui/page-head/page-head.tsx'

type RecordHeadProps = Omit<ComponentProps<typeof PageHead>, 'crumbs' | 'crumbsLabel' | 'eyebrow'> & {
  base: string
  partnership: { id: string; name: string }
  /** The page of the partnership on which the record is listed: its words, and its path within the partnership. */
  among: { label: string; path: string }
}

/** The head of a record in a partnership, with the way back: all partnerships, this one, its list. */
export function RecordHead({ base, partnership, among, ...head }: RecordHeadProps) {
  const place = `${base}/partnerships/${partnership.id}`
  return (
    <PageHead
      crumbsLabel={m.breadcrumbs()}
      crumbs={[
        { label: m.partnerships_title(), to: `${base}/partnerships` },
        { label: partnership.name, to: place },
        { label: among.label, to: `${place}${among.path}` },
      ]}
      {...head}
    />
  )
}
