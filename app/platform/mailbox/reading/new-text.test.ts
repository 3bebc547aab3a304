import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newText } from './new-text.ts'

describe('what somebody wrote anew', () => {
  it.each([
    ['Spanish', 'El lun, 30 mar 2026 a las 9:12, Ruth Adler (<ruth@x.example>) escribió:'],
    ['French', 'Le lun. 30 mars 2026 à 09:12, Ruth Adler <ruth@x.example> a écrit :'],
    ['German', 'Am Mo., 30. März 2026 um 09:12 Uhr schrieb Ruth Adler <ruth@x.example>:'],
    ['Portuguese', 'Em seg., 30 de mar. de 2026 às 09:12, Ruth Adler <ruth@x.example> escreveu:'],
    ['a language nobody thought of', '2026-03-30 09:12, Ruth Adler <ruth@x.example> kirjutas:'],
  ])('stands alone, without the line in %s that says whose the rest is', (_, line) => {
    expect(newText(`Jueves.\n\n${line}\n\n> ¿Qué día?\n> Ruth`)).toBe('Jueves.')
    expect(newText(`Jueves.\n\n${line.replace(', Ruth', ', Ruth\n')}\n> ¿Qué día?`)).toBe('Jueves.')
  })

  it('stands alone above an old mail that is not marked as quoted', () => {
    const old =
      'De: Ruth Adler\nEnviado: lunes, 30 de marzo de 2026 9:12\nPara: Lucía\nAsunto: El día\n\n¿Qué día?'
    expect(newText(`Jueves.\n\n${old}`)).toBe('Jueves.')
    expect(newText(`Jueves.\n\n-----Mensaje original-----\n¿Qué día?`)).toBe('Jueves.')
    expect(newText('Thursday.\n\nOn Monday, Ruth wrote:\nWhich day?')).toBe('Thursday.')
  })

  it('keeps what is written between quoted lines', () => {
    expect(newText('> Which day?\nThursday.\n> Which hour?\nFour.')).toBe('Thursday.\nFour.')
  })

  it.each([
    'On your computer you can see:\nthe list and the map.',
    'From: the heart.\nThank you all.',
    'We need: chairs, tables, tea.\n\nBring: yourselves.',
    '- Thursday\n- Friday',
    'Sent from my desk, with care.',
    'Thursday -- or Friday.',
  ])('keeps a text that only looks like more: %s', (text) => {
    expect(newText(text)).toBe(text)
  })

  it('goes without signatures, and without a name that stands alone at the end', () => {
    expect(newText('Yes.\n\n-- \nLucía Ferrer\nHarbor Youth')).toBe('Yes.')
    expect(newText('Sí.\n\nEnviado desde mi iPhone')).toBe('Sí.')
    expect(newText('Yes.\n\nLucía Ferrer\n+1 555 0100', { name: 'Lucía Ferrer' })).toBe('Yes.')
    expect(newText('Lucía Ferrer', { name: 'Lucía Ferrer' })).toBe('Lucía Ferrer')
  })

  it('never fails, never makes more of it, and reads what it made as it is', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '> a',
            'b',
            '',
            '-- ',
            'On Monday Ruth wrote:',
            'From: x',
            'To: y',
            'Subject: z',
            '_____________',
            'c:',
          ),
          { maxLength: 30 },
        ),
        (lines) => {
          const once = newText(lines.join('\n'))
          expect(once.length).toBeLessThanOrEqual(lines.join('\n').length)
          for (const line of once.split('\n'))
            expect(['', ...lines].map((one) => one.trimEnd())).toContain(line)
        },
      ),
    )
  })
})
