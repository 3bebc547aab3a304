import { formatNumber } from '#platform/words/format.ts'
import { m } from '#platform/words/words.ts'
import { type ItemKind, itemScale } from './item.ts'

export const kindWord = (kind: ItemKind): string =>
  kind === 'scale' ? m.pulse_item_scale() : m.pulse_item_open()
export const kindHelp = (kind: ItemKind): string =>
  kind === 'scale' ? m.pulse_item_scale_help() : m.pulse_item_open_help()

/** A mean with its scale and how many it comes from. */
export const meanWords = (figure: { mean: number; organizations: number; people: number }): string =>
  m.pulse_item_mean({
    value: formatNumber(figure.mean, 1),
    most: itemScale.most,
    people: figure.people,
    organizations: figure.organizations,
  })
