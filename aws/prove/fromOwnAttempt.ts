import type { OwnAttempt } from '../attempts/OwnAttempt.ts'
import type { Attempt, Expected } from './Attempt.ts'
import { signedRequest } from './signRequest.ts'

/** An attempt that the app's own page makes as well, as part of the matrix. */
export function fromOwnAttempt({ name, tries, ask }: OwnAttempt, expected: Expected): Attempt {
  return {
    name,
    tries,
    layer: 'policy',
    send(world) {
      const { operation, input } = ask(world)
      return world.send(signedRequest(world, operation, input))
    },
    expected,
  }
}
