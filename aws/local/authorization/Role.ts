import type { Policy } from '../../policy/Policy.ts'

export interface Role {
  /** Its name in the template: `AdministratorRole`. */
  logicalId: string
  arn: string
  name: string
  trustPolicy: Policy
  policies: readonly Policy[]
}
