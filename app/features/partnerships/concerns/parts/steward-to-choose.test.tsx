import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub, useLoaderData } from 'react-router'
import { describe, expect, it } from 'vitest'
import type { Openness } from '../concern.ts'
import { StewardToChoose } from './steward-to-choose.tsx'

const one = (name: string, organization: string, busy: number) => ({
  personId: name,
  name,
  organizationId: organization,
  organization,
  organizationIds: [organization],
  ombudspersonId: null,
  about: '',
  busy,
})
const candidates = [
  one('Amara', 'Host', 1),
  one('Bea', 'Vendors', 0),
  one('Noor', 'School', 1),
  one('Theo', 'Arts', 0),
]

function Asked() {
  const sides = useLoaderData<{ parties: string[]; openness: Openness }>()
  return (
    <StewardToChoose
      candidates={candidates}
      raiser={{ raiserId: 'Carla', raiserOrganizationId: 'Vendors' }}
      sides={sides}
      workspace="Riverside"
    />
  )
}

/** Who is offered, the one chosen already with a star. */
function offered(parties: string[], openness: Openness, typed?: string): string[] {
  const Page = createRoutesStub([{ id: 'page', path: '/', loader: () => null, Component: Asked }])
  const actionData = { issues: [], values: { stewardPersonId: typed }, refusal: 'No', theirs: null }
  const html = renderToStaticMarkup(
    <Page
      hydrationData={{
        loaderData: { page: { parties, openness } },
        ...(typed === undefined ? {} : { actionData: { page: actionData } }),
      }}
    />,
  )
  return [...html.matchAll(/<option value="(\w+)"( selected="")?/g)].map(
    ([, name, chosen]) => `${name}${chosen === undefined ? '' : '*'}`,
  )
}

describe('the steward on the form of a concern', () => {
  it('is somebody from the start, of those who take no side: who sees to the fewest', () => {
    expect(offered([], 'open')).toEqual(['Amara', 'Noor', 'Theo*'])
    expect(offered(['Arts'], 'confidential')).toEqual(['Amara*', 'Noor'])
    expect(offered(['Arts', 'Host'], 'open')).toEqual(['Noor*'])
  })
  it('may be of the raiser’s own organization where nobody knows whose the raiser is', () => {
    expect(offered(['Arts'], 'anonymous')).toEqual(['Amara', 'Bea*', 'Noor'])
  })
  it('stays whom the raiser wanted when the form comes back, unless they would be refused again', () => {
    expect(offered(['Arts'], 'open', 'Noor')).toEqual(['Amara', 'Noor*'])
    expect(offered(['Arts'], 'open', 'Theo')).toEqual(['Amara*', 'Noor'])
  })
  it('is nobody where everybody has a side', () => {
    expect(offered(['Arts', 'Host', 'School'], 'open')).toEqual([])
  })
})
