import { NotEmulatedError } from './NotEmulatedError.ts'

/** The best answer of an operation that never answers as AWS does. The table of operations in the docs shows it. */
export type AnswerAtBest = 'refusal' | 'NotEmulated'

interface Operation<Access> {
  access: Access
  answersAtBest: 'NotEmulated'
  run(): Promise<never>
}

/** Rows of a table of operations, for those that AWS has and the local AWS does not run. */
export function notEmulated<Access extends 'public' | 'operator'>(
  access: Access,
  names: string,
): [name: string, operation: Operation<Access>][] {
  return names.split(/\s+/).map((name) => [
    name,
    {
      access,
      answersAtBest: 'NotEmulated',
      async run() {
        throw new NotEmulatedError(`the operation ${name}`)
      },
    },
  ])
}
