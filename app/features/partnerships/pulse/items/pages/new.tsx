import { useLoaderData } from 'react-router'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { partnershipPolicy } from '../../../policy.ts'
import { addItem } from '../add.server.ts'
import { readItemForm } from '../form.server.ts'
import { ItemForm } from '../parts/item-form.tsx'

export const meta = () => [{ title: m.pulse_item_new() }]

export const loader = load(async (tx, { base }) => {
  allow(tx.actor, partnershipPolicy.keepPulseItems)
  return { today: tx.today, usual: tx.workspace.language, base }
})

export const action = act(async (tx, { form, base }) => {
  allow(tx.actor, partnershipPolicy.keepPulseItems)
  const added = await addItem(tx, readItemForm(form))
  return done(`${base}/pulse-items`, m.pulse_item_added_said(), added.historyId)
})

export default function NewItem() {
  const { today, usual, base } = useLoaderData<typeof loader>()
  return (
    <NarrowPage
      title={m.pulse_item_new()}
      lede={m.pulse_item_new_lede()}
      back={{ to: `${base}/pulse-items`, label: m.pulse_items_title() }}
    >
      <ItemForm usual={usual} today={today} back={`${base}/pulse-items`} />
    </NarrowPage>
  )
}
