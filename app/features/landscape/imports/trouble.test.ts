import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '#platform/context/context.server.ts'
import { CommandRefused } from '#platform/doors/command.server.ts'
import { openWorld, type World } from '#platform/testing/world.server.ts'
import { imports } from './register.server.ts'
import { importFiles, rowsOf } from './testing.server.ts'

describe('a troublesome import', () => {
  let world: World
  let ctx: Ctx
  beforeAll(async () => {
    world = await openWorld([{ name: 'landscape', ...imports }])
  })
  afterAll(() => world.close())
  beforeEach(async () => {
    ctx = await (await world.another()).as('coordinator')
  })
  const names = async () =>
    (await rowsOf(ctx, 'organizations'))
      .filter((row) => row.id !== ctx.workspace.hostOrganizationId)
      .map((row) => row.name)
      .sort()
  const organizations = (text: string | Uint8Array, file = 'list.csv') =>
    importFiles(ctx, { [file]: text }, 'organizations')

  it.each([
    ['UTF-8 with a mark in front', Buffer.from('\ufeffName\r\nFundación Niñez\r\n')],
    ['Windows Latin', Buffer.from('Name\r\nFundación Niñez\r\n', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffName\r\nFundación Niñez\r\n', 'utf16le')],
  ])('reads %s', async (_title, bytes) => {
    expect(await organizations(bytes)).toMatchObject({ created: 1 })
    expect(await names()).toEqual(['Fundación Niñez'])
  })

  it('leaves out rows without a name, line by line, and keeps the others', async () => {
    const answer = await organizations('Name,City\nA,Alton\n,Belton\nC,\n')
    expect(answer).toMatchObject({ created: 2, skipped: 1 })
    expect(answer.problems).toMatchObject([{ file: 'list.csv', row: 3, column: 'Name' }])
    expect(answer.problems[0]?.message).not.toMatch(/[{}]|import_problem/)
  })

  it('reports a kind that is not known here, and keeps the word', async () => {
    const answer = await organizations('Name,Type\nA,Spaceport\nB,School\nC,Other\n')
    expect(answer).toMatchObject({ created: 3 })
    expect(answer.problems).toMatchObject([{ row: 2, column: 'Type' }])
    expect(answer.problems[0]?.message).toContain('“Spaceport”')
    const rows = await rowsOf(ctx, 'organizations')
    const [first, second] = ['A', 'B'].map((name) => rows.find((row) => row.name === name))
    expect(first).toMatchObject({ kind: 'other', extra: { Test: { Type: 'Spaceport' } } })
    expect(second).toMatchObject({ kind: 'school', extra: {} })
    const people = await importFiles(
      ctx,
      { 'people.csv': 'Name,Kind\nAna,Astronaut\nBo,health-worker\nCy,Student\nDi,funder\nEd,Otro\n' },
      'people',
    )
    expect(people.problems).toMatchObject([{ row: 2, column: 'Kind' }])
    expect(people.problems[0]?.message).toContain('“Astronaut”')
    const kinds = (await rowsOf(ctx, 'people')).map((row) => [row.name, row.kind])
    for (const one of [
      ['Ana', 'other'],
      ['Bo', 'health-worker'],
      ['Cy', 'student'],
      ['Di', 'funder'],
      ['Ed', 'other'],
    ])
      expect(kinds).toContainEqual(one)
  })

  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  it.each([
    ['a picture', picture, 'is not a table'],
    [
      'what is no text at all',
      Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * 197 + 91) % 256)),
      'is not a table',
    ],
    ['a table without any column that holds a name', 'colour;size\nred;4\nblue;5\n', '“colour” and “size”'],
    ['a line without columns', 'just some words\nand more of them\n', 'Not one column of list.csv'],
    ['rows none of which has a name', 'Name,City\n,Alton\n,Belton\n', 'The name is blank'],
  ])('refuses %s with one line and brings nothing in', async (_title, content, sentence) => {
    for (const dryRun of [false, true])
      await expect(importFiles(ctx, { 'list.csv': content }, 'organizations', { dryRun })).rejects.toThrow(
        sentence,
      )
    expect(await names()).toEqual([])
  })

  it('keeps a formula as the text it is', async () => {
    const answer = await organizations('Name,Notes\n"=HYPERLINK(""http://x"")",@cmd\n')
    expect(await names()).toEqual(['=HYPERLINK("http://x")'])
    expect(answer.problems.length).toBeGreaterThan(0)
    const [row] = (await rowsOf(ctx, 'organizations')).filter((one) => String(one.name).startsWith('='))
    expect(row?.extra).toEqual({ Test: { Notes: '@cmd' } })
  })

  it('shortens a name that is too long and keeps all of it', async () => {
    const name = 'Long '.repeat(100).trim()
    await organizations(`Name\n${name}\n`)
    const [row] = (await rowsOf(ctx, 'organizations')).filter((one) => String(one.name).startsWith('Long'))
    expect(String(row?.name).length).toBeLessThanOrEqual(300)
    expect(row?.extra).toEqual({ Test: { name } })
  })

  it('keeps places and services of organizations that were not published, and says so', async () => {
    const answer = await importFiles(ctx, {
      'organizations.csv': 'id,name,description\n1,Known,x\n',
      'locations.csv': 'id,organization_id,name\n10,1,Here\n11,99,Nowhere\n',
      'services.csv': 'id,organization_id,name\n20,99,Lost\n',
      'contacts.csv': 'id,organization_id,name,title\n30,99,Ana,Chair\n',
    })
    expect(answer).toMatchObject({ created: 5, skipped: 0 })
    const places = await rowsOf(ctx, 'locations')
    expect(places.map((row) => [row.name, row.organizationId === null]).sort()).toEqual([
      ['Here', false],
      ['Nowhere', true],
    ])
    expect(answer.problems.filter(({ message }) => message.includes('99'))).toHaveLength(3)
  })

  it.each([
    [
      'a page of the web',
      '<!DOCTYPE html>\n<html><head><title>Sign in</title></head></html>\n',
      'page of the web',
    ],
    ['an empty file', '', 'empty'],
    ['headings alone', 'Name,City\n', 'not one row'],
  ])('refuses %s in a sentence, and touches nothing', async (_title, text, sentence) => {
    const failed = await organizations(text).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(CommandRefused)
    expect((failed as Error).message).toContain(sentence)
    expect(await names()).toEqual([])
  })

  it('refuses a zip that unpacks to far more than it is', async () => {
    const bomb = zipSync({ 'list.csv': [strToU8(`Name\n${'a'.repeat(20_000_000)}`), { level: 9 }] })
    await expect(organizations(bomb, 'list.zip')).rejects.toThrow('packed size')
    expect(await names()).toEqual([])
  })

  it('refuses what weighs more than the setting allows', async () => {
    world.system.settings.importMegabytes = 1
    try {
      await expect(organizations(`Name\n${'Somebody\n'.repeat(150_000)}`)).rejects.toThrow('1 MB')
    } finally {
      world.system.settings.importMegabytes = 500
    }
  })

  it('does not bring back what was removed here', async () => {
    await organizations('ID,Name\n1,Gone\n')
    const [gone] = (await rowsOf(ctx, 'organizations')).filter((row) => row.name === 'Gone')
    await world.system.database.transaction({ as: 'owner' }, (db) =>
      db
        .updateTable('organizations')
        .set({ deletedAt: ctx.now })
        .where('id', '=', String(gone?.id))
        .execute(),
    )
    expect(await organizations('ID,Name\n1,Gone\n')).toMatchObject({ created: 0, changed: 0, skipped: 1 })
    expect(await names()).toEqual([])
  })
})
