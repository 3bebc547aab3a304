import type { Tx } from '#platform/context/context.server.ts'
import type { Panel, PanelContent } from '#platform/features/feature.server.ts'

/** What other features have to say on the page of a record, in their order. One after the other: a transaction has one connection. */
export async function panelsOf(tx: Tx, place: Panel['place'], id: string): Promise<PanelContent[]> {
  const panels: PanelContent[] = []
  for (const panel of tx.system.registry.panels) {
    if (panel.place !== place) continue
    const content = await panel.load(tx, id)
    if (content !== null) panels.push(content)
  }
  return panels
}
