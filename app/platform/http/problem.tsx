import { useActionData, useNavigation } from 'react-router'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { m } from '../words/words.ts'
import type { FormProblem } from './page.server.ts'

/** What came back when a form could not be taken; everything a form needs to show it and lose nothing. */
export function useProblem() {
  const problem = useActionData() as FormProblem | undefined
  const navigation = useNavigation()
  return {
    problem,
    pending: navigation.state === 'submitting',
    /** The sentence at this field, if it has one. */
    errorOf: (name: string): string | undefined =>
      problem?.issues?.find((issue) => issue.path === name || issue.path.startsWith(`${name}.`))?.message,
    /** What was typed into this field, else what the record says. */
    typed: (name: string, otherwise?: string | number | null): string => {
      const given = problem?.values?.[name]
      if (given !== undefined) return Array.isArray(given) ? given.join(', ') : given
      return otherwise === null || otherwise === undefined ? '' : String(otherwise)
    },
    /** All values typed into a field that repeats. */
    typedAll: (name: string, otherwise: readonly string[] = []): readonly string[] => {
      if (problem === undefined) return otherwise
      const given = problem.values?.[name]
      return given === undefined ? [] : Array.isArray(given) ? given : [given]
    },
  }
}

/** At the top of every form: why it could not be taken, each line leading to its field, or the rule's no; and the other's text of a stale save. */
export function FormTrouble({ problem }: { problem: FormProblem | undefined }) {
  if (problem === undefined) return null
  return (
    <>
      {problem.issues.length > 0 && (
        <ErrorSummary
          title={m.form_trouble_title({ count: problem.issues.length })}
          errors={problem.issues.map((issue) => ({
            ...(issue.path === '' ? {} : { name: issue.path.split('.')[0] ?? issue.path }),
            message: issue.message,
          }))}
        />
      )}
      {problem.refusal !== null && <Notice tone="warning">{problem.refusal}</Notice>}
      {problem.theirs !== null && (
        <Notice tone="info">
          <p>{m.form_theirs()}</p>
          <dl className="key-values">
            {Object.entries(problem.theirs)
              .filter(([name, value]) => name !== 'version' && value !== null && value !== '')
              .map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{String(value)}</dd>
                </div>
              ))}
          </dl>
          {typeof problem.theirs.version === 'number' && <p>{m.form_theirs_again()}</p>}
        </Notice>
      )}
    </>
  )
}
