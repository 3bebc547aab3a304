/**
 * What documents are made of, with the engine's types and without the engine: that one is large, and is loaded by
 * `renderPdf` when the first document is asked for. The engine's pictures are left out, as they load what an
 * address names.
 */
import * as primitives from '@react-pdf/primitives'
import type * as engine from '@react-pdf/renderer'
import type { ComponentType, PropsWithChildren } from 'react'

export const Document = primitives.Document as unknown as typeof engine.Document
export const Page = primitives.Page as unknown as typeof engine.Page
/** A `bookmark` is its line in the reader's outline; the engine knows it and its types don't. */
export const View = primitives.View as unknown as ComponentType<
  PropsWithChildren<engine.ViewProps> & { bookmark?: string }
>
export const Text = primitives.Text as unknown as typeof engine.Text
export const Link = primitives.Link as unknown as typeof engine.Link
export const Svg = primitives.Svg as unknown as typeof engine.Svg
export const Path = primitives.Path as unknown as typeof engine.Path

type Whole<Style> = Style extends readonly unknown[] ? never : Style
export type PdfStyle = Whole<NonNullable<engine.ViewProps['style']>>
export type { DocumentProps } from '@react-pdf/renderer'
