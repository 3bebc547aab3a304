/** A PDF to keep; `title` becomes the name of the file. */
export const pdfResponse = (title: string, bytes: Buffer): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${title}.pdf`)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  })
