/** What the readable page adds to the application's own stylesheet: its measure, and tables that scroll by themselves. */
export const docsStyle = `
main { max-inline-size: 62rem; margin-inline: auto; padding: var(--s6, 2rem) var(--s4, 1rem) var(--s8, 4rem); }
h2 { margin-block: var(--s7, 3rem) var(--s3, .75rem); padding-block-start: var(--s4, 1rem); border-block-start: 1px solid var(--line, currentColor); }
h3 { margin-block: var(--s6, 2rem) var(--s2, .5rem); font-family: var(--mono, monospace); font-size: 1em; overflow-wrap: anywhere; }
p, li { max-inline-size: 44rem; }
p, nav ul, dl { margin-block: var(--s3, .75rem); }
pre { overflow-x: auto; padding: var(--s3, .75rem) var(--s4, 1rem); background: var(--sheet, transparent); border: 1px solid var(--line, currentColor); border-radius: .4rem; }
nav ul { display: flex; flex-wrap: wrap; gap: var(--s2, .5rem) var(--s4, 1rem); list-style: none; padding: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: var(--s1, .25rem) var(--s4, 1rem); }
dt { font-variant-numeric: tabular-nums; font-weight: 650; }
dd { margin: 0; }
.scroll { overflow-x: auto; margin-block: var(--s3, .75rem) var(--s4, 1rem); }
table { inline-size: 100%; font-size: var(--small, .9em); }
caption { text-align: start; font-weight: 650; padding-block-end: var(--s1, .25rem); }
th, td { text-align: start; vertical-align: top; padding: var(--s1, .25rem) var(--s4, 1rem) var(--s1, .25rem) 0; border-block-start: 1px solid var(--line, currentColor); }
thead th { font-weight: 500; border: 0; }
tbody th { font-weight: 400; inline-size: 12rem; }
td:last-child { inline-size: 7rem; }
`
