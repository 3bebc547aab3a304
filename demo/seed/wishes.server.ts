import { wish } from '#platform/notices/wish.server.ts'
import { wishes } from '../wishes.ts'
import type { Story } from './story.server.ts'
import type { Town } from './town.server.ts'

/** How some of the cast want to hear of what happens. */
export function tellWishes(town: Town, story: Story): void {
  for (const { person, day, byMail, quiet } of wishes)
    story.on(day, 'ended', `how ${person} wants to hear of things`, async () => {
      const tx = await town.as(person, day)
      const kinds = [...tx.system.registry.noticeKinds.keys()]
      return wish(tx, {
        onPage: kinds,
        byMail: kinds.map((kind) => `${kind} ${byMail}`),
        quietFrom: quiet?.from ?? null,
        quietUntil: quiet?.until ?? null,
      })
    })
}
