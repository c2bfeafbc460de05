import type { LocalAws } from '../LocalAws.ts'
import type { AnswerAtBest } from '../notEmulated.ts'

export interface IdentityPoolOperation {
  /** `public` is proven by the token in `Logins`; `operator` must be signed with the operator's key. */
  access: 'public' | 'operator'
  /** Where it is not the answer of AWS: always a refusal as AWS words it, or that it is not emulated. */
  answersAtBest?: AnswerAtBest
  /** @throws AwsError, NotEmulatedError */
  run(aws: LocalAws, input: unknown): Promise<object>
}
