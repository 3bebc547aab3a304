import { Link, useLoaderData } from 'react-router'
import type { FileOnPage } from '#platform/files/file.ts'
import { FileList } from '#platform/files/parts/file-list.tsx'
import { filesInPartnership } from '#platform/files/reads.server.ts'
import { load } from '#platform/http/page.server.ts'
import { m } from '#platform/words/words.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Section } from '#ui/section/section.tsx'
import { frameOf } from '../../partnerships/frame.server.ts'
import { frameTitle, PartnershipFrame } from '../../partnerships/parts/partnership-frame.tsx'
import { besideOf } from '../beside.ts'

export const meta = ({ loaderData: data }: { loaderData?: { frame: { partnership: { name: string } } } }) =>
  frameTitle(data, m.files_title())

/** All files of a partnership: its own, and those beside its touchpoints, commitments and evidence. */
export const loader = load(async (tx, { params, base }) => {
  const frame = await frameOf(tx, params.partnership ?? '')
  return { frame, files: await filesInPartnership(tx, frame.partnership.id), base }
})

export default function PartnershipFiles() {
  const { frame, files, base } = useLoaderData<typeof loader>()
  const here = `${base}/partnerships/${frame.partnership.id}`
  const add = frame.can.work && (
    <ButtonLink look="go" to={`${here}/files/new`}>
      {m.file_add()}
    </ButtonLink>
  )
  const of = (file: FileOnPage) => {
    const beside = besideOf(file, base, here)
    return (
      beside && (
        <>
          {' · '}
          <Link to={beside.to}>{beside.text}</Link>
        </>
      )
    )
  }
  return (
    <PartnershipFrame frame={frame} base={base} actions={add}>
      {files.length === 0 ? (
        <EmptyState title={m.partnership_files_empty_title()} action={add}>
          <p>{m.files_empty()}</p>
        </EmptyState>
      ) : (
        <Section title={m.files_title()} id="files">
          <FileList files={files} base={base} of={of} />
        </Section>
      )}
    </PartnershipFrame>
  )
}
