import { NotEmulatedError } from './NotEmulatedError.ts'

/** What an operation answers at best, where that is not what AWS answers: for the table of operations in the docs. */
export type AnswerAtBest = 'refusal' | 'NotEmulated'

interface Operation<Access> {
  access: Access
  answersAtBest: 'NotEmulated'
  run(): Promise<never>
}

/** Operations that AWS has and the local AWS does not, for a table of operations. */
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
