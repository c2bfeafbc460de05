import type { Template } from './parseTemplate.ts'
import { referencesIn } from './referencesIn.ts'

/**
 * The logical IDs of a template's resources, each after the resources that it refers to.
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
