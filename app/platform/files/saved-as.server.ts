/** An answer that a browser saves and never shows as a page of ours, whatever is in it. */
export const savedAs = (
  name: string,
  body: BodyInit,
  { mediaType, sizeBytes }: { mediaType: string; sizeBytes: number },
): Response =>
  new Response(body, {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(sizeBytes),
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
    },
  })
