import { NotEmulatedError } from './NotEmulatedError.ts'

interface Operation<Access> {
  access: Access
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
      async run() {
        throw new NotEmulatedError(`the operation ${name}`)
      },
    },
  ])
}
