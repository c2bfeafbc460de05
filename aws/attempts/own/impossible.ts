/** A condition that is never true. A write that carries it changes nothing, even where the policy allows the write. */
export const impossible = {
  ConditionExpression: 'attribute_exists(userId) AND attribute_not_exists(userId)',
}
