import { describe, expect, it } from 'vitest'
import { spokenText } from '../agreements/rich.server.ts'

describe('what people say to each other', () => {
  it('keeps line ends, lists and marks, and has no headings', async () => {
    const html = await spokenText('# Lamps\none\n**two**\n\n- three', [])
    expect(html).not.toMatch(/<h\d/)
    expect(html).toContain('<strong>two</strong>')
    expect(html).toContain('one<br')
    expect(html).toContain('<li>three</li>')
  })

  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '![x](https://elsewhere.example/pixel.png)',
    '<iframe src="https://elsewhere.example"></iframe>',
    '<form action="https://elsewhere.example"><input name=password></form>',
    '<style>body { display: none }</style>',
    '<div style="position:fixed;inset:0">x</div>',
    '<svg onload=alert(1)>',
    '@<img src=x onerror=alert(1)>',
    '[@Lucía](https://elsewhere.example "onmouseover=alert(1)")',
    '&lt;script&gt;alert(1)&lt;/script&gt;',
  ])('does nothing but say so: %s', async (text) => {
    const html = await spokenText(`Before\n\n${text}\n\nAfter`, ['Lucía', '<img src=x onerror=alert(1)>'])
    expect(html).toContain('Before')
    expect(html).toContain('After')
    expect(html).not.toMatch(/<(script|img|iframe|form|input|style|svg|div)\b|<[^>]*\s(on\w+|style|src)\s*=/i)
    expect(html).not.toMatch(/href="(?!https?:|mailto:)/i)
  })

  it('lets the names of those who are asked stand out, and nobody else’s', async () => {
    const html = await spokenText('@Lucía Ferrer and @Luciano, `@Lucía`, a@lucía.example', [
      'Lucía Ferrer',
      'Lucía',
    ])
    expect(html).toContain('<strong class="asked">@Lucía Ferrer</strong>')
    expect(html).toContain('@Luciano,')
    expect(html.match(/class="asked"/g)).toHaveLength(1)
  })
})
