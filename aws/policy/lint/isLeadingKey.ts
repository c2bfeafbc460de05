/**
 * The condition keys that hold the partition key's value: `FirstPartitionKeyValues` is another name for
 * `LeadingKeys`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function isLeadingKey(key: string): boolean {
  return ['dynamodb:leadingkeys', 'dynamodb:firstpartitionkeyvalues'].includes(key.toLowerCase())
}
