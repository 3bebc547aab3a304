// The forms of a page as it is sent, filled in the way anybody could: enough to be taken, if one may.

export interface FoundForm {
  /** Where it goes; null for the page's own address. */
  action: string | null
  fields: [string, string][]
}

const plainText = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`, 'i').exec(tag)
  return found === null ? undefined : plainText(found[1] ?? '')
}

/** Every form that writes, filled; a form with several buttons once for each. */
export function formsOf(html: string): FoundForm[] {
  const body = html.slice(html.indexOf('id="main"'))
  return [...body.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].flatMap(([form]) => {
    const open = form.slice(0, form.indexOf('>') + 1)
    if (attribute(open, 'method')?.toLowerCase() !== 'post') return []
    const action = attribute(open, 'action') ?? null
    const fields = fieldsOf(form)
    const buttons = [...form.matchAll(/<button\b[^>]*>/g)]
      .map(([tag]) => [attribute(tag, 'name'), attribute(tag, 'value') ?? ''] as const)
      .filter((button): button is readonly [string, string] => button[0] !== undefined && button[0] !== '')
    if (buttons.length === 0) return [{ action, fields }]
    return buttons.map(([name, value]): FoundForm => ({ action, fields: [...fields, [name, value]] }))
  })
}

function fieldsOf(form: string): [string, string][] {
  const fields: [string, string][] = []
  const chosen = new Set<string>()
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    if (name === undefined) continue
    const type = attribute(tag, 'type') ?? 'text'
    const value = attribute(tag, 'value') ?? ''
    if (type === 'file') continue
    if (type === 'radio' || type === 'checkbox') {
      // What is ticked, else the first of each: a form asks for at least one.
      if (attribute(tag, 'checked') === undefined && chosen.has(name)) continue
      if (attribute(tag, 'checked') !== undefined && type === 'radio')
        fields.splice(0, fields.length, ...fields.filter(([other]) => other !== name))
      chosen.add(name)
      fields.push([name, value === '' ? 'on' : value])
    } else fields.push([name, value === '' && isRequired(tag) ? plausible(type) : value])
  }
  for (const [, tag = '', text = ''] of form.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g)) {
    const name = attribute(tag, 'name')
    if (name !== undefined)
      fields.push([
        name,
        text.trim() === '' && isRequired(tag) ? 'As we said on the phone.' : plainText(text),
      ])
  }
  for (const [, tag = '', options = ''] of form.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)) {
    const name = attribute(tag, 'name')
    const all = [...options.matchAll(/<option\b[^>]*>/g)].map(([option]) => ({
      value: attribute(option, 'value') ?? '',
      selected: attribute(option, 'selected') !== undefined,
    }))
    const first = isRequired(tag) ? all.find((one) => one.value !== '') : all[0]
    const picked = all.find((one) => one.selected && (one.value !== '' || !isRequired(tag))) ?? first
    if (name !== undefined && picked !== undefined) fields.push([name, picked.value])
  }
  return fields
}

const isRequired = (tag: string) => attribute(tag, 'required') !== undefined

function plausible(type: string): string {
  if (type === 'email') return 'somebody@elsewhere.example'
  if (type === 'number') return '3'
  if (type === 'date') return new Date().toISOString().slice(0, 10)
  if (type === 'url') return 'https://elsewhere.example'
  if (type === 'tel') return '+1 415 555 0100'
  return 'Some words'
}
