import { html, raw } from 'hono/html'
import { type Locale, m } from '../words/words.ts'
import type { ApiOperation, OpenApi } from './openapi.server.ts'
import type { Schema } from './openapi-parts.server.ts'
import { problemCodes, problemTitle } from './problems.server.ts'

type Html = ReturnType<typeof html>

/** The API as a page to read: what there is, how it is asked, and how it says no. No scripts; `css` are its stylesheets. */
export function docsPage(api: OpenApi, { css, locale }: { css: readonly string[]; locale: Locale }): Html {
  const base = api.servers[0]?.url ?? ''
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${m.api_title()}</title>
${[...css, '/api/v1/docs.css'].map((href) => html`<link rel="stylesheet" href="${href}">`)}
</head>
<body>
<main>
<h1>${m.api_title()}</h1>
<p>${api.info.description}</p>
<pre tabindex="0"><code>curl -H "Authorization: Bearer cw_…" ${base}/${api.tags[0]?.name ?? ''}</code></pre>
<p><a href="/api/v1/openapi.json">${m.api_openapi_link()}</a></p>
<nav aria-label="${m.api_nouns()}"><ul>${api.tags.map((tag) => html`<li><a href="#${tag.name}">${tag.name}</a></li>`)}</ul></nav>
<h2>${m.api_rules_title()}</h2>
<ul>${[m.api_rule_paging(), m.api_rule_change(), m.api_rule_once(), m.api_rule_pace(), m.api_rule_language()].map((rule) => html`<li>${rule}</li>`)}</ul>
<h2>${m.api_problems_title()}</h2>
<p>${m.api_problems_text()}</p>
<dl>${Object.entries(problemCodes).map(([status, code]) => html`<dt id="problem-${code}">${status}</dt><dd>${problemTitle(Number(status) as keyof typeof problemCodes)}</dd>`)}</dl>
${api.tags.map((tag) => noun(api, tag))}
</main>
</body>
</html>`
}

const noun = (
  api: OpenApi,
  tag: OpenApi['tags'][number],
): Html => html`<section aria-labelledby="${tag.name}">
<h2 id="${tag.name}">${tag.name}</h2>
<p>${tag.description}</p>
${Object.entries(api.paths).flatMap(([path, operations]) =>
  Object.entries(operations)
    .filter(([, operation]) => operation.tags.includes(tag.name))
    .map(([method, operation]) => way(api, method, path, operation)),
)}
</section>`

function way(api: OpenApi, method: string, path: string, operation: ApiOperation): Html {
  const body = schemaIn(api, operation.requestBody)
  const answer = schemaIn(api, operation.responses[200] ?? operation.responses[201])
  return html`<h3><code>${method.toUpperCase()} ${path}</code></h3>
<p>${operation.summary}</p>
${fields(
  m.api_parameters(),
  (operation.parameters ?? []).map((each) => ({
    name: String(each.name),
    schema: each.schema as Schema,
    required: each.required === true,
    description: String(each.description ?? ''),
  })),
)}
${body === null ? '' : fields(m.api_body(), fieldsOf(body))}
${answer === null || method !== 'get' || !path.endsWith('{id}') ? '' : fields(m.api_record(), fieldsOf(answer))}`
}

interface Field {
  name: string
  schema: Schema
  required: boolean
  description: string
}

function fields(caption: string, rows: Field[]): Html | '' {
  if (rows.length === 0) return ''
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr><th scope="col">${m.api_field()}</th><th scope="col">${m.api_kind()}</th><th scope="col">${m.api_needed()}</th></tr></thead>
<tbody>${rows.map((row) => html`<tr><th scope="row"><code>${row.name}</code></th><td>${kindOf(row.schema)}${row.description === '' ? '' : html`${raw('<br>')}${row.description}`}</td><td>${row.required ? m.api_yes() : m.api_no()}</td></tr>`)}</tbody></table></div>`
}

function schemaIn(api: OpenApi, part: Schema | undefined): Schema | null {
  const content = part?.content as Record<string, { schema?: Schema }> | undefined
  const ref = content?.['application/json']?.schema?.$ref
  return typeof ref === 'string' ? (api.components.schemas[ref.split('/').at(-1) ?? ''] ?? null) : null
}

function fieldsOf(schema: Schema): Field[] {
  const needed = (schema.required ?? []) as string[]
  return Object.entries((schema.properties ?? {}) as Record<string, Schema>).map(([name, field]) => ({
    name,
    schema: field,
    required: needed.includes(name),
    description: typeof field.description === 'string' ? field.description : '',
  }))
}

/** A schema in a few words: `string (uuid)`, `one of call, visit`, `integer, 0 or more`. */
function kindOf(schema: Schema): string {
  if (Array.isArray(schema.anyOf)) return schema.anyOf.map((each) => kindOf(each as Schema)).join(' / ')
  if (Array.isArray(schema.enum)) return schema.enum.map(String).join(', ')
  if (schema.const !== undefined) return String(schema.const)
  if (schema.type === 'array') return `${kindOf((schema.items ?? {}) as Schema)} []`
  const limits = [
    schema.format,
    typeof schema.minimum === 'number' && schema.minimum > Number.MIN_SAFE_INTEGER
      ? `≥ ${schema.minimum}`
      : null,
    typeof schema.maximum === 'number' && schema.maximum < Number.MAX_SAFE_INTEGER
      ? `≤ ${schema.maximum}`
      : null,
    schema.maxLength === undefined ? null : `≤ ${schema.maxLength}`,
  ].filter((limit) => limit !== null && limit !== undefined)
  const type = Array.isArray(schema.type) ? schema.type.join(' / ') : String(schema.type ?? 'object')
  return limits.length === 0 ? type : `${type} (${limits.join(', ')})`
}
