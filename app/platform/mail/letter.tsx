import type { ReactNode } from 'react'

const font = 'Figtree, system-ui, -apple-system, Segoe UI, sans-serif'

/** The frame of every mail: short, readable without pictures, the workspace's name at the top, why it came at the end. */
export function LetterFrame({
  lang,
  workspace,
  children,
  why,
}: {
  lang: string
  workspace: string
  children: ReactNode
  why: string
}) {
  return (
    <html lang={lang}>
      <body
        style={{
          margin: 0,
          background: '#fbf9f5',
          color: '#3a2f26',
          fontFamily: font,
          fontSize: 16,
          lineHeight: 1.55,
        }}
      >
        <div style={{ maxWidth: 560, margin: '0 auto', padding: '28px 20px' }}>
          <p style={{ margin: '0 0 20px', fontFamily: 'Georgia, serif', fontWeight: 600, fontSize: 18 }}>
            {workspace}
          </p>
          {children}
          <p
            style={{
              margin: '32px 0 0',
              paddingTop: 14,
              borderTop: '1px solid #e4ded3',
              color: '#6b6056',
              fontSize: 14,
            }}
          >
            {why}
          </p>
        </div>
      </body>
    </html>
  )
}

/** A link that looks like the one thing to do, and reads as plain text too. */
export function LetterButton({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p style={{ margin: '22px 0' }}>
      <a
        href={href}
        style={{
          display: 'inline-block',
          background: '#1d5c4a',
          color: '#ffffff',
          padding: '11px 20px',
          borderRadius: 8,
          textDecoration: 'none',
          fontWeight: 600,
        }}
      >
        {children}
      </a>
    </p>
  )
}
