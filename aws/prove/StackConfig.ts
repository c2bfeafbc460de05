import type { Editing } from '../attempts/grants.ts'

/** The stack under attack: its outputs, as in config.json. */
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
  /** `none` if undefined. */
  editing?: Editing
  endpoint?: string
}
