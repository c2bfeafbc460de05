import type { Config } from '../../contract/config.ts'
import type { CallAws } from '../awsCli/callAws.ts'
import type { Target } from '../target/openTarget.ts'

/** One thing that is wrong, and what mends it. */
export interface Finding {
  what: string
  fix: string
}

/** What is looked at. */
export interface Patient {
  config: Config
  /** What the operator's own clients are made with. */
  client: Target['client']
  /** Where the app is, when it is deployed. */
  appUrl: string | undefined
  /** The AWS CLI, with the operator's credentials; undefined where only what a browser sees can be looked at. */
  call: CallAws | undefined
  /** A test user who can sign in without an authenticator app. */
  login: { username: string; password: string } | undefined
}

export interface Check {
  name: string
  /** Why a patient cannot be checked for this, or undefined when they can. */
  skip?(patient: Patient): string | undefined
  /** Everything that is wrong; nothing when all is well. */
  run(patient: Patient): Promise<Finding[]>
}

/** For checks that need the operator's eyes. */
export function skipWithoutOperator({ call }: Patient): string | undefined {
  return call === undefined ? 'needs the AWS CLI and --stack' : undefined
}

/** What mends whatever differs from the template. */
export const deployAgain = 'The template has it right: npm run deploy'
