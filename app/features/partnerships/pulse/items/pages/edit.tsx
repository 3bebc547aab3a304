import { useLoaderData } from 'react-router'
import { isRefusal } from '#platform/errors/errors.ts'
import { act, done, load } from '#platform/http/page.server.ts'
import { allow } from '#platform/policy/policy.ts'
import { m } from '#platform/words/words.ts'
import { NarrowPage } from '#ui/narrow-page/narrow-page.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { partnershipPolicy } from '../../../policy.ts'
import { changeItem } from '../change.server.ts'
import { readItemChange } from '../form.server.ts'
import { textOf } from '../item.ts'
import { ItemForm } from '../parts/item-form.tsx'
import { readItem } from '../reads.server.ts'

export const meta = () => [{ title: m.pulse_item_change() }]

export const loader = load(async (tx, { params, base }) => {
  const item = await readItem(tx, params.item ?? '')
  allow(tx.actor, partnershipPolicy.keepPulseItems)
  return {
    item,
    name: textOf(item, tx.locale, tx.workspace.language).text,
    usual: tx.workspace.language,
    today: tx.today,
    base,
  }
})

export const action = act(async (tx, { form, params, base }) => {
  const item = await readItem(tx, params.item ?? '')
  allow(tx.actor, partnershipPolicy.keepPulseItems)
  const changed = await changeItem(tx, item.id, readItemChange(form))
  return isRefusal(changed)
    ? changed
    : done(`${base}/pulse-items/${item.id}`, m.pulse_item_changed_said(), null)
})

export default function EditItem() {
  const { item, name, usual, today, base } = useLoaderData<typeof loader>()
  const here = `${base}/pulse-items/${item.id}`
  return (
    <NarrowPage title={m.pulse_item_change()} back={{ to: here, label: name }}>
      {item.answered ? (
        <Notice>{m.pulse_item_answered_why()}</Notice>
      ) : (
        <ItemForm item={item} usual={usual} today={today} back={here} />
      )}
    </NarrowPage>
  )
}
