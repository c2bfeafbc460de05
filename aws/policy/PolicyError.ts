/** A policy that is wrong, or that has an element that the evaluator does not know. */
export class PolicyError extends Error {
  /** Where: `Statement[0].Condition.ForAllValue:StringEquals` */
  readonly path: string
  /** What follows the place in a sentence: `is an operator that the evaluator does not know`. */
  readonly problem: string

  constructor(policy: string, path: string, problem: string) {
    super(`${policy} at ${path}: ${problem}`)
    this.name = 'PolicyError'
    this.path = path
    this.problem = problem
  }
}
