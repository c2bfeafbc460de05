import { type JsonMembers, membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import type { Found } from '../PolicyToLint.ts'
import { policiesIn, type Spot } from './policiesIn.ts'
import { policiesOfResources } from './policiesOfResources.ts'
import { type Link, textsIn, valuesAt } from './terraformReferences.ts'
import type { TerraformResource } from './terraformResources.ts'

/** Whether a value is a configuration of Terraform in JSON (`.tf.json`), as the CDK for Terraform writes it too. */
export function isTerraformConfiguration(value: unknown): value is JsonMembers {
  if (!isRecord(value)) return false
  const types = [value.resource, value.data].flat().flatMap((each) => Object.keys(membersOf(each)))
  return (
    types.some((type) => /^aws(cc)?_/.test(type)) ||
    labelled(value.module, 1).some(({ block }) => typeof block.source === 'string')
  )
}

/** The policies in a configuration. Terraform's variables are unknown, and IAM's have IAM's spelling. */
export function policiesInTerraformConfiguration(configuration: JsonMembers, spot: Spot): Found {
  const { resource, data, module, ...others } = membersOf(withNames(configuration, spot))
  const resources = labelled(resource, 2).map(
    ({ labels: [type = '', name = ''], block }): TerraformResource => ({
      address: `${type}.${name}`,
      type,
      holder: block,
      isUnknown: () => false,
      linksIn: (attribute, wanted) => linksIn(valuesAt(block, attribute), wanted),
    }),
  )
  const found = policiesOfResources(resources, spot)
  const rest = policiesIn([others, module], { ...spot, writing: { language: 'json', variable: 'terraform' } })
  found.policies.push(...rest.policies)
  found.unread.push(...rest.unread)
  for (const { labels, block } of labelled(module, 1)) {
    const reason = `is the module ${String(block.source)}, which this file does not hold: lint \`terraform show -json\` of a plan`
    found.unread.push({
      offset: spot.places.find(block) ?? spot.offset,
      name: `module.${labels.join('.')}`,
      reason,
    })
  }
  // A document in use is named where it is used.
  const used = JSON.stringify(resource ?? {})
  for (const { labels, block } of labelled(data, 2)) {
    const address = `data.${labels.join('.')}`
    if (labels[0] !== 'aws_iam_policy_document' || used.includes(`${address}.`)) continue
    const reason = 'is a document that only Terraform makes: lint `terraform show -json` of a plan'
    found.unread.push({ offset: spot.places.find(block) ?? spot.offset, name: address, reason })
  }
  return found
}

interface Labelled {
  labels: readonly string[]
  block: JsonMembers
}

/** Blocks with their labels, such as type and name. Each level is an object or a list of objects. */
function labelled(value: unknown, depth: number, labels: readonly string[] = []): Labelled[] {
  return [value]
    .flat()
    .filter(isRecord)
    .flatMap((each) =>
      depth === 0
        ? [{ labels, block: each }]
        : Object.entries(each).flatMap(([label, inner]) => labelled(inner, depth - 1, [...labels, label])),
    )
}

/** What an attribute names: `<aws_iam_role.reader.id>`, or a name as it is. */
function linksIn(values: unknown, type: RegExp): Link[] {
  return textsIn(values).flatMap((text): Link[] => {
    if (!text.includes('<')) return [text]
    const [, first = '', second = '', index = ''] =
      /^<(\w+)\.([\w-]+)(\[[^\]]*\])?(\.\w+)?>$/.exec(text) ?? []
    if (!type.test(first)) return [undefined]
    return [`${first}.${second}${/^\[("[^"]*"|\d+)\]$/.test(index) ? index : ''}`]
  })
}

/** A copy with the names of Terraform's values in angle brackets. */
function withNames(value: unknown, { places }: Spot): unknown {
  const copied = <Made extends object>(made: Made, from: object): Made => {
    places.copied(made, from)
    return made
  }
  const read = (each: unknown): unknown => {
    if (typeof each === 'string') return withoutTemplates(each)
    if (Array.isArray(each)) return copied(each.map(read), each)
    if (!isRecord(each)) return each
    return copied(Object.fromEntries(Object.entries(each).map(([key, item]) => [key, read(item)])), each)
  }
  return read(value)
}

/** `${var.a}` → `<var.a>`, `%{ if var.a }` → `< if var.a >`, and `$${aws:userid}` → `${aws:userid}`. */
function withoutTemplates(text: string): string {
  let written = ''
  let at = 0
  while (at < text.length) {
    if (/^(\$\$|%%)\{/.test(text.slice(at, at + 3))) {
      written += text.slice(at + 1, at + 3)
      at += 3
    } else if (/^[$%]\{/.test(text.slice(at, at + 2))) {
      const end = endOf(text, at + 2)
      written += `<${text
        .slice(at + 2, end)
        .replaceAll('<', '‹')
        .replaceAll('>', '›')}>`
      at = end + 1
    } else {
      written += text[at]
      at += 1
    }
  }
  return written
}

/** Where the brace closes that opened before a place. */
function endOf(text: string, from: number): number {
  let depth = 1
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  return text.length
}
