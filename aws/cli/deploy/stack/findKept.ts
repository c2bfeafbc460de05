import type { Parameter } from '@aws-sdk/client-cloudformation'
import { ListIdentityPoolsCommand } from '@aws-sdk/client-cognito-identity'
import { ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider'
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb'
import type { Template } from '../../../template/parseTemplate.ts'
import { resolveValue } from '../../../template/resolveValue.ts'
import type { Surroundings } from '../Surroundings.ts'

/** A resource that an earlier stack left behind. */
export interface Kept {
  logicalId: string
  type: string
  /** `eu-central-1_…`, `eu-central-1:…`, or a table's name. */
  id: string
  /** A table's global indexes; undefined for a pool. */
  indexes?: readonly string[]
}

export interface KeptSearch {
  stackName: string
  template: Template
  values: readonly Parameter[]
  /** IDs by logical ID, for names that several resources have. */
  ids: ReadonlyMap<string, string>
}

/**
 * Finds the pools and tables that the template keeps, by their names in the template.
 *
 * @throws Error if there is none, or if several pools have the same name
 */
export async function findKept({ aws }: Surroundings, search: KeptSearch): Promise<Kept[]> {
  const kept: Kept[] = []
  for (const [logicalId, { Type: type, DeletionPolicy, Properties }] of Object.entries(
    search.template.Resources,
  )) {
    if (!DeletionPolicy?.startsWith('Retain')) continue
    const nameOf = (property: string) =>
      search.ids.get(logicalId) ?? resolveName(Properties[property], search)
    switch (type) {
      case 'AWS::DynamoDB::Table': {
        const table = await findTable(aws, nameOf('TableName'))
        if (table !== undefined) kept.push({ logicalId, type, ...table })
        break
      }
      case 'AWS::Cognito::UserPool':
      case 'AWS::Cognito::IdentityPool': {
        const given = search.ids.get(logicalId)
        const found =
          given !== undefined
            ? [given]
            : type === 'AWS::Cognito::UserPool'
              ? await findUserPools(aws, nameOf('UserPoolName'))
              : await findIdentityPools(aws, nameOf('IdentityPoolName'))
        if (found.length > 1) {
          throw new Error(
            `Several pools have the name of ${logicalId}: ${found.join(', ')}. Say which one: --kept ${logicalId}=ID`,
          )
        }
        for (const id of found) kept.push({ logicalId, type, id })
      }
    }
  }
  if (kept.length === 0)
    throw new Error('There is nothing to take back: no pool and no table has a name of this stack.')
  return kept
}

/**
 * Runs before a stack is made. AWS cannot make a table with a taken name, and would leave the new pools behind.
 *
 * @throws Error if a table already has a name of the template
 */
export async function refuseExistingTables({ aws }: Surroundings, search: KeptSearch): Promise<void> {
  for (const { Type, Properties } of Object.values(search.template.Resources)) {
    if (Type !== 'AWS::DynamoDB::Table') continue
    const name = resolveName(Properties.TableName, search)
    if ((await findTable(aws, name)) === undefined) continue
    throw new Error(
      `There is a table ${name} already. Take back what an earlier stack left behind: --adopt. Or give this stack another name: --stack NAME`,
    )
  }
}

/** A name in the template. It may contain the stack's name and parameters. */
function resolveName(value: unknown, { stackName, template, values }: KeptSearch): string {
  const refuse = (what: string) => {
    throw new Error(`The template makes a name of ${what}, which --adopt cannot follow.`)
  }
  return String(
    resolveValue(value, {
      ref(name) {
        if (name === 'AWS::StackName') return stackName
        const given = values.find(({ ParameterKey }) => ParameterKey === name)?.ParameterValue
        return given ?? template.Parameters[name]?.Default ?? refuse(name)
      },
      attribute: refuse,
      condition: refuse,
      mapping: refuse,
      refuse,
    }),
  )
}

async function findTable({ dynamoDb }: Surroundings['aws'], TableName: string) {
  try {
    const { Table } = await dynamoDb.send(new DescribeTableCommand({ TableName }))
    const indexes = (Table?.GlobalSecondaryIndexes ?? []).flatMap(({ IndexName }) => IndexName || [])
    return { id: TableName, indexes }
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return undefined
    throw error
  }
}

async function findUserPools({ userPools }: Surroundings['aws'], name: string): Promise<string[]> {
  const found: string[] = []
  let NextToken: string | undefined
  do {
    const page = await userPools.send(new ListUserPoolsCommand({ MaxResults: 60, NextToken }))
    found.push(...(page.UserPools ?? []).flatMap(({ Id, Name }) => (Name === name && Id ? Id : [])))
    NextToken = page.NextToken || undefined
  } while (NextToken !== undefined)
  return found
}

async function findIdentityPools({ identityPools }: Surroundings['aws'], name: string): Promise<string[]> {
  const found: string[] = []
  let NextToken: string | undefined
  do {
    const page = await identityPools.send(new ListIdentityPoolsCommand({ MaxResults: 60, NextToken }))
    const named = (page.IdentityPools ?? []).filter(({ IdentityPoolName }) => IdentityPoolName === name)
    found.push(...named.flatMap(({ IdentityPoolId }) => IdentityPoolId || []))
    NextToken = page.NextToken || undefined
  } while (NextToken !== undefined)
  return found
}
