/** The logical IDs that a template's value refers to, in any intrinsic function. */
export function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, item] of Object.entries(value)) {
    if (key === 'Ref' && typeof item === 'string') yield item
    else if (key === 'Fn::GetAtt') yield String([item].flat()[0]).split('.', 1).join()
    else if (key === 'Fn::Sub') {
      const [text, own] = [item].flat()
      for (const [, name] of String(text).matchAll(/\$\{([A-Za-z0-9]+)[.}]/g))
        if (name !== undefined) yield name
      yield* referencesIn(own)
    } else yield* referencesIn(item)
  }
}
