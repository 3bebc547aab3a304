/** Text that `richText` made safe: it must come from there and from nowhere else. */
export const RichText = ({ html, lang }: { html: string; lang: string | null }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made safe by richText, which a test tries with hostile text
  <div className="prose" lang={lang ?? undefined} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
)
