import { describe, expect, it } from 'vitest'
import { namesSigner, reminderDay, renewedDays } from './agreement.ts'
import { richText } from './rich.server.ts'

describe('a typed signature', () => {
  it.each([
    ['Lucía Ferrer', 'Lucía Ferrer', true],
    ['lucia ferrer', 'Lucía Ferrer', true],
    ['Ferrer, Lucía María', 'Lucía Ferrer', true],
    ['Nguyễn Thanh', 'Thanh Nguyen', true],
    ['Lucía', 'Lucía Ferrer', false],
    ['Jamal Carter', 'Lucía Ferrer', false],
    ['', 'Lucía Ferrer', false],
    ['x', '—', false],
  ])('%j is that of %j: %s', (typed, name, is) => {
    expect(namesSigner(typed, name)).toBe(is)
  })
})

describe('a reminder before a last day', () => {
  const steps = [90, 30, 7]
  it.each([
    ['2026-04-01', null],
    ['2026-04-02', '2026-04-02'],
    ['2026-05-31', '2026-04-02'],
    ['2026-06-01', '2026-06-01'],
    ['2026-06-24', '2026-06-24'],
    ['2026-07-01', '2026-06-24'],
    ['2026-07-02', null],
  ])('of 1 July has come on %s: %s', (today, day) => {
    expect(reminderDay('2026-07-01', steps, today)).toBe(day)
    expect(reminderDay(null, steps, today)).toBeNull()
  })
})

describe('a renewal', () => {
  it.each([
    ['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'],
    ['2026-07-01', '2026-12-31', '2027-01-01', '2027-06-30'],
    ['2027-02-01', '2028-01-31', '2028-02-01', '2029-01-31'],
    ['2027-03-01', '2028-02-29', '2028-03-01', '2029-02-28'],
    ['2026-09-22', '2027-06-20', '2027-06-21', '2028-03-18'],
    ['2026-05-04', '2026-05-04', '2026-05-05', '2026-05-05'],
    [null, '2026-06-30', '2026-07-01', null],
  ])('of %s to %s runs from %s to %s', (beginsOn, endsOn, next, last) => {
    expect(renewedDays(beginsOn, endsOn)).toEqual({ beginsOn: next, endsOn: last })
  })
})

describe('the text of an agreement on a page', () => {
  it('keeps headings, points, emphasis, tables and links', async () => {
    const html = await richText('# One\n\n- a\n- **b**\n\n[us](https://example.org)\n\n|x|y|\n|-|-|\n|1|2|\n')
    for (const part of [
      '<h2>One</h2>',
      '<li>a</li>',
      '<strong>b</strong>',
      'href="https://example.org"',
      '<td>1</td>',
    ])
      expect(html).toContain(part)
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)><script>alert(1)</script></svg>',
    '[click](javascript:alert(1))',
    '[click](data:text/html;base64,PHNjcmlwdD4=)',
    '<a href="vbscript:x" onclick="alert(1)">x</a>',
    '<iframe src="https://evil.example"></iframe>',
    '<form action="https://evil.example"><button>Sign</button><input name="signature"></form>',
    '<style>body{display:none}</style><p style="position:fixed;inset:0">x</p>',
    '<p id="main" class="door">x</p>',
    '![beacon](https://evil.example/p.png)',
    '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  ])('lets nothing hostile through: %s', async (text) => {
    const html = await richText(`Before\n\n${text}\n\nAfter`)
    expect(html).not.toMatch(
      /<(script|img|svg|iframe|form|button|input|style|math)|\son\w+=|(javascript|vbscript|data):|\s(style|class|id)=/i,
    )
  })
})
