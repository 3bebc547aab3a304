import { describe, expect, it } from 'vitest'
import type { Typed } from './draft.ts'
import { Keeper, type Keeping } from './keeper.ts'

describe('minutes while they are typed', () => {
  const open = (stored: string | null = null) => {
    const device = { stored }
    const sent: string[] = []
    const said: Keeping[] = []
    let online = true
    let gate: Promise<void> = Promise.resolve()
    const keeper = new Keeper({
      local: {
        read: () => device.stored,
        write: (text) => {
          device.stored = text
        },
        clear: () => {
          device.stored = null
        },
      },
      send: async ({ text }: Typed) => {
        await gate
        if (!online) throw new TypeError('no network')
        sent.push(text)
        return true
      },
      say: (keeping) => said.push(keeping),
    })
    return {
      keeper,
      device,
      sent,
      said,
      disconnect: () => {
        online = false
      },
      reconnect: () => {
        online = true
      },
      hold: () => {
        let free = () => {}
        gate = new Promise((resolve) => {
          free = resolve
        })
        return free
      },
    }
  }
  const draft = (text: string): Typed => ({ id: 'one', text, version: 1 })

  it('lie on the server, and are said to be saved', async () => {
    const { keeper, sent, said, device } = open()
    keeper.typed(draft('We met.'))
    expect(device.stored).toContain('We met.')
    await keeper.push()
    expect(sent).toEqual(['We met.'])
    expect(said).toEqual(['typing', 'saved'])
    expect(device.stored).toBeNull()
  })

  it('lose no word while the connection is gone: the device keeps them, and the newest is sent once it is back', async () => {
    const { keeper, sent, said, device, disconnect, reconnect } = open()
    disconnect()
    keeper.typed(draft('We'))
    await keeper.push()
    keeper.typed(draft('We met.'))
    await keeper.push()
    expect(said.at(-1)).toBe('kept')
    expect(sent).toEqual([])
    reconnect()
    await keeper.push()
    expect(sent).toEqual(['We met.'])
    expect(said.at(-1)).toBe('saved')
    expect(device.stored).toBeNull()
  })

  it('typed while a try is under way go after it, never before', async () => {
    const { keeper, sent, said, hold } = open()
    const free = hold()
    keeper.typed(draft('One'))
    const first = keeper.push()
    keeper.typed(draft('One two'))
    await keeper.push()
    free()
    await first
    expect(sent).toEqual(['One', 'One two'])
    expect(said.at(-1)).toBe('saved')
  })

  it('are found again on the device after the page was closed, also where what lies there is broken', () => {
    expect(open(JSON.stringify(draft('We met.'))).keeper.left()).toEqual(draft('We met.'))
    for (const broken of [
      null,
      '',
      '{',
      '{"id":"one","text":1,"version":1}',
      '{"text":"no id","version":1}',
      '[]',
      '"text"',
    ])
      expect(open(broken).keeper.left()).toBeNull()
  })

  it('go on where a browser lets nothing be kept', async () => {
    const sent: string[] = []
    const refuse = () => {
      throw new Error('forbidden')
    }
    const keeper = new Keeper({
      local: { read: refuse, write: refuse, clear: () => {} },
      send: async ({ text }) => sent.push(text) > 0,
      say: () => {},
    })
    expect(keeper.left()).toBeNull()
    keeper.typed(draft('We met.'))
    await keeper.push()
    expect(sent).toEqual(['We met.'])
  })
})
