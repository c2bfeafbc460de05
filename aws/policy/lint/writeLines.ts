import { isRecord } from './isRecord.ts'
import type { Writing } from './PolicyToLint.ts'

const widest = 90

/** Elements of a statement as one writes them in this place: as JSON, or as YAML, with the place's own escapes. */
export function writeLines(
  elements: Readonly<Record<string, unknown>>,
  { language, variable }: Writing,
): string {
  const kept = Object.entries(elements).filter(([, value]) => value !== undefined)
  const gone = Object.entries(elements).filter(([, value]) => value === undefined)
  const lines =
    language === 'yaml'
      ? kept.flatMap(([name, value]) => yamlMember(name, value, ''))
      : kept.map(
          ([name, value], index) =>
            `${JSON.stringify(name)}: ${json(value, '')}${index < kept.length - 1 ? ',' : ''}`,
        )
  const note = gone.map(([name]) => `${language === 'yaml' ? '# ' : ''}(no ${name})`)
  const text = [...lines, ...note].join('\n')
  return variable === 'terraform' ? text.replaceAll('${', '$${') : text
}

function json(value: unknown, indent: string): string {
  const flat = JSON.stringify(value)?.replaceAll('","', '", "') ?? 'null'
  const isShort = flat.length + indent.length <= widest
  if (Array.isArray(value)) {
    if (isShort && value.every((item) => typeof item !== 'object')) return flat
    return `[\n${value.map((item) => `${indent}  ${json(item, `${indent}  `)}`).join(',\n')}\n${indent}]`
  }
  if (!isRecord(value)) return flat
  const members = Object.entries(value).map(
    ([name, item]) => `${JSON.stringify(name)}: ${json(item, `${indent}  `)}`,
  )
  if (members.length <= 1 && isShort && !flat.includes('":{')) return `{ ${members.join('')} }`
  return `{\n${members.map((member) => `${indent}  ${member}`).join(',\n')}\n${indent}}`
}

function yamlMember(name: string, value: unknown, indent: string): string[] {
  const key = `${indent}${/^(null|true|false|yes|no|on|off|y|n|~)$/i.test(name) || /[^\w:.\-/]|:$/.test(name) ? `'${name}'` : name}:`
  if (isRecord(value) && Object.keys(value).length > 0) {
    return [key, ...Object.entries(value).flatMap(([inner, item]) => yamlMember(inner, item, `${indent}  `))]
  }
  if (Array.isArray(value) && value.length > 0) {
    return [key, ...value.flatMap((item) => yamlItem(item, `${indent}  `))]
  }
  return [`${key} ${yamlScalar(value)}`]
}

function yamlItem(value: unknown, indent: string): string[] {
  if (isRecord(value) && Object.keys(value).length > 0) {
    const [first = '', ...rest] = Object.entries(value).flatMap(([name, item]) =>
      yamlMember(name, item, `${indent}  `),
    )
    return [`${indent}- ${first.trimStart()}`, ...rest]
  }
  if (Array.isArray(value) && value.length > 0) {
    const [first = '', ...rest] = value.flatMap((item) => yamlItem(item, `${indent}  `))
    return [`${indent}- ${first.trimStart()}`, ...rest]
  }
  return [`${indent}- ${yamlScalar(value)}`]
}

function yamlScalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null'
  const isPlain =
    /^[A-Za-z][\w./-]*(:[\w./-]+)*$/.test(value) && !/^(null|true|false|yes|no|on|off|y|n)$/i.test(value)
  return isPlain ? value : `'${value.replaceAll("'", "''")}'`
}
