/** The logical IDs that a template's value refers to, in any intrinsic function. */
export function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, item] of Object.entries(value)) {
    if (key === 'Ref' && typeof item === 'string') yield item
    else if (key === 'Fn::GetAtt' && Array.isArray(item)) yield String(item[0])
    else if (key === 'Fn::Sub' && typeof item === 'string') {
      for (const [, name] of item.matchAll(/\$\{([A-Za-z0-9]+)[.}]/g)) if (name !== undefined) yield name
    } else yield* referencesIn(item)
  }
}
