import type { LocalAws } from '../LocalAws.ts'
import type { AnswerAtBest } from '../notEmulated.ts'

export interface IdentityPoolOperation {
  /** `public`: the token in `Logins` proves who calls. `operator`: the operator's key must sign the request. */
  access: 'public' | 'operator'
  /** Set for an operation that never answers as AWS does: it is refused in AWS's words, or is not emulated. */
  answersAtBest?: AnswerAtBest
  /** @throws AwsError, NotEmulatedError */
  run(aws: LocalAws, input: unknown): Promise<object>
}
