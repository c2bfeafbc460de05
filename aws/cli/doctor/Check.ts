import type { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity'
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { IAMClient } from '@aws-sdk/client-iam'
import type { Config } from '../../contract/config.ts'
import type { Target } from '../target/openTarget.ts'

/** One fault and its remedy. */
export interface Finding {
  what: string
  fix: string
}

/** The stack to examine. */
export interface Patient {
  config: Config
  /** Settings for the operator's own clients. */
  client: Target['client']
  /** Where the app is, when it is served. */
  appUrl: string | undefined
  /** Clients with the operator's credentials; undefined without credentials. The checks then see as much as a browser. */
  operator: Operator | undefined
  /** A test user without an authenticator app. */
  login: { username: string; password: string } | undefined
}

export interface Operator {
  userPools: CognitoIdentityProviderClient
  identityPools: CognitoIdentityClient
  dynamoDb: DynamoDBClient
  /** Undefined for the local AWS, which has roles and no IAM service. */
  iam: IAMClient | undefined
}

/** Checks one part of the stack. */
export interface Check {
  name: string
  /** Why this check cannot run on a stack; undefined if it can. */
  skip?(patient: Patient): string | undefined
  /** Every fault; empty if there is none. */
  run(patient: Patient): Promise<Finding[]>
}

/** A check that needs the operator's credentials. */
export function operatorCheck(check: {
  name: string
  skip?(patient: Patient): string | undefined
  run(operator: Operator, patient: Patient): Promise<Finding[]>
}): Check {
  return {
    name: check.name,
    skip: (patient) =>
      patient.operator === undefined ? 'needs the operator’s credentials and --stack' : check.skip?.(patient),
    run: async (patient) => (patient.operator === undefined ? [] : check.run(patient.operator, patient)),
  }
}

/** The remedy for every difference from the template. */
export const deployAgain = 'The template has it right: npm run deploy'
