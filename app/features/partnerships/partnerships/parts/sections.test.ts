import { describe, expect, it } from 'vitest'
import { frameSections, sectionAt } from './sections.ts'

describe('the pages of a partnership', () => {
  const sections = frameSections()
  const at = (path: string) => sectionAt(sections, path)?.pages.map((page) => page.path)
  it.each([
    ['', ['']],
    ['/goals', ['/vision', '/learnings', '/goals']],
    ['/goals/new', ['/vision', '/learnings', '/goals', '/objectives']],
    ['/hours', ['/pulse', '/equity', '/benefits', '/hours']],
    ['/files', ['/history', '/files']],
    ['/edit', ['']],
  ])('at %s show the section it belongs to', (path, pages) => {
    expect(at(path)?.slice(0, pages.length)).toEqual(pages)
  })
  it('stand in one section only', () => {
    const paths = sections.flatMap((section) => section.pages.map((page) => page.path))
    expect(new Set(paths).size).toBe(paths.length)
  })
})
