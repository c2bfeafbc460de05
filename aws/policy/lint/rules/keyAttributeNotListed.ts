import type { Rule } from '../Rule.ts'

/** "All key attributes of the table and of the indexes must be in the list", else every request is denied. */
export const keyAttributeNotListed: Rule = {
  name: 'key-attribute-not-listed',
  find: ({ statements, keyAttributes = new Map() }) =>
    statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap(({ conditions, resources }) =>
        conditions
          .filter(
            ({ key, comparison }) =>
              key.toLowerCase() === 'dynamodb:attributes' && comparison === 'StringEquals',
          )
          // A list that only a deployment knows cannot be judged.
          .filter(({ values }) => !values.some((value) => /^<.*>$/.test(value)))
          .flatMap(({ path, values }) => {
            const keys = resources.flatMap((arn) => keyAttributes.get(arn.replace(/\/index\/.*$/, '')) ?? [])
            const missing = [...new Set(keys)].filter((name) => !values.includes(name))
            return missing.length === 0
              ? []
              : [
                  {
                    path,
                    why: `A request names its keys, and ${missing.join(', ')} is not in the list: it is always denied.`,
                    mend: `Add ${missing.join(', ')} to the list.`,
                  },
                ]
          }),
      ),
}
