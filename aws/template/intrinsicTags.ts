import type { CollectionTag, ScalarTag, Tags } from 'yaml'

/**
 * YAML tags for CloudFormation's short forms: `!Ref x` is read as `{ Ref: x }`, `!Sub x` as `{ Fn::Sub: x }`.
 *
 * @param functions the known functions besides Ref, Condition and GetAtt, without `Fn::`
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function intrinsicTags(functions: readonly string[]): Tags {
  const shortForms = [
    ...functions.map((name) => ({ tag: `!${name}`, name: `Fn::${name}` })),
    { tag: '!Ref', name: 'Ref' },
    { tag: '!Condition', name: 'Condition' },
  ]
  return [
    ...shortForms.flatMap(({ tag, name }): (ScalarTag | CollectionTag)[] => [
      { tag, resolve: (value: string) => ({ [name]: value }) },
      { tag, collection: 'seq', resolve: (value) => ({ [name]: value.toJSON() }) },
      { tag, collection: 'map', resolve: (value) => ({ [name]: value.toJSON() }) },
    ]),
    {
      tag: '!GetAtt',
      resolve: (value: string) => {
        const dot = value.indexOf('.')
        return { 'Fn::GetAtt': [value.slice(0, dot), value.slice(dot + 1)] }
      },
    },
    { tag: '!GetAtt', collection: 'seq', resolve: (value) => ({ 'Fn::GetAtt': value.toJSON() }) },
  ]
}
