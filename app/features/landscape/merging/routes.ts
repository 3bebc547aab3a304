import { route } from '@react-router/dev/routes'

const pages = 'features/landscape/merging/pages'
export const mergingRoutes = [
  route('organizations/:organization/merge', `${pages}/choose-organization.tsx`),
  route('organizations/:organization/merge/:otherOrganization', `${pages}/compare-organization.tsx`),
  route('people/:person/merge', `${pages}/choose-person.tsx`),
  route('people/:person/merge/:otherPerson', `${pages}/compare-person.tsx`),
  route('merges/:merge', `${pages}/merge.tsx`),
]
