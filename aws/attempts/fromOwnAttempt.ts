import type { Attempt, Expected } from './Attempt.ts'
import type { OwnAttempt } from './own/OwnAttempt.ts'
import { signedRequest } from './signRequest.ts'

/** An attempt that the app's own page makes as well, as part of the matrix. */
export function fromOwnAttempt({ name, tries, toCall }: OwnAttempt, expected: Expected): Attempt {
  return {
    name,
    tries,
    layer: 'policy',
    send(world) {
      const { operation, input } = toCall(world)
      return world.send(signedRequest(world, operation, input))
    },
    expected,
  }
}
