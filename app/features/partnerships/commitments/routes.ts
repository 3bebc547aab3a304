import { route } from '@react-router/dev/routes'
import { formActs } from './acts.ts'

const pages = 'features/partnerships/commitments/pages'

export const commitmentRoutes = [
  route('partnerships/:partnership/commitments', `${pages}/ledger.tsx`),
  route('partnerships/:partnership/commitments.csv', `${pages}/ledger-csv.ts`),
  route('partnerships/:partnership/commitments.pdf', `${pages}/ledger-pdf.ts`),
  route('partnerships/:partnership/commitments/new', `${pages}/new.tsx`),
  route('organizations/:organization/commitments', `${pages}/organization.tsx`),
  route('organizations/:organization/commitments.csv', `${pages}/organization-csv.ts`),
  route('organizations/:organization/commitments.pdf', `${pages}/organization-pdf.ts`),
  route('commitments/:commitment', `${pages}/commitment.tsx`),
  route('commitments/:commitment/edit', `${pages}/edit.tsx`),
  // One page shows the form of whichever act its address ends with.
  ...formActs.map((act) =>
    route(`commitments/:commitment/${act}`, `${pages}/act.tsx`, { id: `commitment-${act}` }),
  ),
]
