/** A condition key that the evaluator knows. */
export interface ConditionKey {
  /** As AWS spells it; a trailing `/*` stands for any tag. */
  name: string
  /** Multivalued keys need `ForAllValues` or `ForAnyValue`. */
  values: 'single' | 'multiple'
}

const known: readonly ConditionKey[] = [
  { name: 'dynamodb:LeadingKeys', values: 'multiple' },
  { name: 'dynamodb:Attributes', values: 'multiple' },
  { name: 'dynamodb:Select', values: 'single' },
  { name: 'dynamodb:ReturnValues', values: 'single' },
  { name: 'dynamodb:ReturnConsumedCapacity', values: 'single' },
  { name: 'dynamodb:EnclosingOperation', values: 'single' },
  { name: 'dynamodb:FullTableScan', values: 'single' },
  { name: 'cognito-identity.amazonaws.com:sub', values: 'single' },
  { name: 'cognito-identity.amazonaws.com:aud', values: 'single' },
  { name: 'cognito-identity.amazonaws.com:amr', values: 'multiple' },
  { name: 'aws:PrincipalTag/*', values: 'single' },
  { name: 'aws:RequestTag/*', values: 'single' },
]

/**
 * The condition key of this name, compared as IAM does without regard to case; undefined for one that the
 * evaluator does not know.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export function findConditionKey(name: string): ConditionKey | undefined {
  const wanted = name.toLowerCase()
  return known.find(({ name: candidate }) => {
    const spelled = candidate.toLowerCase()
    return spelled.endsWith('/*')
      ? wanted.startsWith(spelled.slice(0, -1)) && wanted.length > spelled.length - 1
      : wanted === spelled
  })
}
