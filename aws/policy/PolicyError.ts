/** A policy that is wrong, or that the evaluator does not support. */
export class PolicyError extends Error {
  /** Where: `Statement[0].Condition.ForAllValue:StringEquals` */
  readonly path: string

  constructor(policy: string, path: string, problem: string) {
    super(`${policy} at ${path}: ${problem}`)
    this.name = 'PolicyError'
    this.path = path
  }
}
