import type { LocalAws } from '../LocalAws.ts'

export interface IdentityPoolOperation {
  /** `public` is proven by the token in `Logins`; `operator` must be signed with the operator's key. */
  access: 'public' | 'operator'
  /** @throws AwsError, NotEmulatedError */
  run(aws: LocalAws, input: unknown): Promise<object>
}
