import type { Template } from './readTemplate.ts'

/**
 * The logical IDs of a template's resources, each after everything that it refers to.
 *
 * @throws Error for resources that refer to each other in a circle
 */
export function orderOfCreation(template: Template): string[] {
  const order = new Set<string>()
  const visit = (logicalId: string, path: readonly string[]) => {
    if (order.has(logicalId)) return
    if (path.includes(logicalId)) throw new Error(`circular dependency: ${[...path, logicalId].join(' → ')}`)
    const resource = template.Resources[logicalId]
    if (resource === undefined) return
    const named = [resource.DependsOn ?? []].flat()
    for (const other of [...named, ...referencesIn(resource.Properties)]) visit(other, [...path, logicalId])
    order.add(logicalId)
  }
  for (const logicalId of Object.keys(template.Resources)) visit(logicalId, [])
  return [...order]
}

function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, item] of Object.entries(value)) {
    if (key === 'Ref' && typeof item === 'string') yield item
    else if (key === 'Fn::GetAtt' && Array.isArray(item)) yield String(item[0])
    else if (key === 'Fn::Sub' && typeof item === 'string') {
      for (const [, name] of item.matchAll(/\$\{([A-Za-z0-9]+)[.}]/g)) if (name !== undefined) yield name
    } else yield* referencesIn(item)
  }
}
