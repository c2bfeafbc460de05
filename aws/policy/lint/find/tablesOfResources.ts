import type { KeyNames, TableKeys } from '../../request/Database.ts'
import type { JsonMembers } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import { account, region } from './templateReferences.ts'
import type { TerraformResource } from './terraformResources.ts'

/** The tables that Terraform's resources describe, by ARN. */
export function tablesOfResources(resources: readonly TerraformResource[]): ReadonlyMap<string, TableKeys> {
  const keysIn = ({ hash_key, range_key }: JsonMembers): KeyNames => ({
    partitionKey: String(hash_key),
    sortKey: typeof range_key === 'string' && range_key !== '' ? range_key : undefined,
  })
  return new Map(
    resources
      .filter(({ type, holder }) => type === 'aws_dynamodb_table' && typeof holder.hash_key === 'string')
      .map(({ holder }): [string, TableKeys] => {
        const { arn, name, global_secondary_index, local_secondary_index, hash_key } = holder
        const indexes = [global_secondary_index, local_secondary_index].flat().filter(isRecord)
        return [
          typeof arn === 'string' ? arn : `arn:aws:dynamodb:${region}:${account}:table/${String(name)}`,
          {
            ...keysIn(holder),
            indexes: new Map(
              indexes.map((index) => [String(index.name), keysIn({ hash_key, ...index })] as const),
            ),
          },
        ]
      }),
  )
}
