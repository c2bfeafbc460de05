import type { Config } from './serveTestAws.ts'

/** The projection that an administrator's Query needs. */
export function visible({ visibleAttributes }: Config) {
  const aliases = visibleAttributes.split(',').map((name, index) => [`#v${index}`, name] as const)
  return {
    ProjectionExpression: aliases.map(([alias]) => alias).join(', '),
    ExpressionAttributeNames: Object.fromEntries(aliases),
  }
}
