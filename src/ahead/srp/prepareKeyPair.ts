import { AuthenticationHelper, type SrpInteger } from 'amazon-cognito-identity-js'

const { generateRandomSmallA, calculateA } = AuthenticationHelper.prototype

/** The private half of a pair that waits for its one sign-in. */
let waiting: SrpInteger | null = null
/** The public half of each pair that was made in advance. */
const publicHalves = new WeakMap<SrpInteger, SrpInteger>()

/**
 * Makes the key pair of the next sign-in in advance, so that half of the calculation is done when the user presses the
 * button. The package makes the pair from its own random numbers. A sign-in removes the pair that it takes, so no two
 * sign-ins share one. Does nothing while a pair is waiting, or when the package no longer has these functions.
 */
export function prepareKeyPair(): void {
  if (waiting !== null || typeof generateRandomSmallA !== 'function' || typeof calculateA !== 'function')
    return
  const helper = new AuthenticationHelper('')
  const privateHalf = helper.getSmallAValue()
  helper.getLargeAValue((_error, publicHalf) => {
    publicHalves.set(privateHalf, publicHalf)
    waiting = privateHalf
  })
  AuthenticationHelper.prototype.generateRandomSmallA = takeWaiting
  AuthenticationHelper.prototype.calculateA = takePublicHalf
}

function takeWaiting(this: AuthenticationHelper): SrpInteger {
  const taken = waiting
  waiting = null
  return taken ?? generateRandomSmallA.call(this)
}

function takePublicHalf(
  this: AuthenticationHelper,
  ...[privateHalf, callback]: Parameters<AuthenticationHelper['calculateA']>
): void {
  const publicHalf = publicHalves.get(privateHalf)
  publicHalves.delete(privateHalf)
  if (publicHalf === undefined) calculateA.call(this, privateHalf, callback)
  else callback(null, publicHalf)
}
