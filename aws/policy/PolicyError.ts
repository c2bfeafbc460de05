/** A policy that says something which is wrong, or which the evaluator does not claim to understand. */
export class PolicyError extends Error {
  /** Where: `Statement[0].Condition.ForAllValue:StringEquals` */
  readonly path: string

  constructor(policy: string, path: string, problem: string) {
    super(`${policy} at ${path}: ${problem}`)
    this.name = 'PolicyError'
    this.path = path
  }
}
