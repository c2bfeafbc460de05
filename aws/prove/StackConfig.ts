import type { Editing } from '../attempts/grants.ts'

/** Where the stack under attack is: its outputs, as config.json has them. */
export interface StackConfig {
  region: string
  userPoolId: string
  userPoolClientId: string
  identityPoolId: string
  tableName: string
  /** `identity-id` or `principal-tag` */
  partitionKey: string
  /** Separated by commas. */
  visibleAttributes: string
  /** `none` when undefined. */
  editing?: Editing
  endpoint?: string
}
