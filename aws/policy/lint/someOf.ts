/** `dynamodb:Scan, dynamodb:DescribeTable and 40 more` */
export function someOf(names: readonly string[], shown = 3): string {
  if (names.length <= shown) return names.join(names.length === 2 ? ' and ' : ', ')
  return `${names.slice(0, shown).join(', ')} and ${names.length - shown} more`
}
