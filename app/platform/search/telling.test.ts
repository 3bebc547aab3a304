import { describe, expect, it } from 'vitest'
import { telling } from './telling.ts'

const stems = (text: string) => [...telling(text).keys()]

describe('the words that tell what a text is about', () => {
  it.each([
    ['Pupils and classes', 'pupil class'],
    ['nurses', 'a nurse'],
    ['Evenings', 'this evening'],
    ['the buses', 'a bus'],
    ['families', 'every family'],
    ['planning', 'the plan'],
    ['cooks', 'cooking'],
    ['bees', 'a bee'],
    ['los niños', 'el niño'],
    ['las reuniones', 'la reunión'],
    ['padres', 'un padre'],
    ['noches', 'la noche'],
    ['las llaves', 'la llave'],
  ])('%j tells the same as %j', (one, other) => {
    expect(stems(one)).toEqual(stems(other))
    expect(stems(one)).not.toEqual([])
  })
  it.each([
    ['king', 'kite'],
    ['seed', 'seen'],
    ['class', 'clan'],
  ])('%j does not tell the same as %j', (one, other) => expect(stems(one)).not.toEqual(stems(other)))
  it('are none where a text says nothing', () => {
    expect(stems('Who could help us with this next Thursday, please?')).toEqual([])
    expect(stems('¿Quién sabe algo sobre esto?')).toEqual([])
    expect(stems('… 12 – ')).toEqual([])
  })
  it('come as they were written', () =>
    expect([...telling('School meals, school MEALS').values()]).toEqual(['school', 'meals']))

  it('are those of the whole text that begin with a letter, where only these are asked for', () => {
    const text = 'Éclairs, ñandú and Ebro boats: every EVENING the boatmen sang, and nobody ate earlier.'
    const some = [...telling(text)].filter(([stem]) => 'eb'.includes(stem[0] ?? '-'))
    expect(some.map(([stem]) => stem)).toContain('eclair')
    const found = [...telling(text, new Set('eb'))].filter(([stem]) => 'eb'.includes(stem[0] ?? '-'))
    expect(found).toEqual(some)
  })
})
