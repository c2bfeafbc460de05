export interface UserPoolGroup {
  name: string
  roleArn: string | undefined
  /** The lower, the more it counts. */
  precedence: number
}
