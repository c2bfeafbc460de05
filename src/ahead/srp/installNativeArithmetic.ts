import { AuthenticationHelper, type SrpInteger } from 'amazon-cognito-identity-js'
import { powerModulo } from './powerModulo.ts'

let isInstalled = false

/**
 * Gives cognito-js the browser's own integers for the one slow operation of SRP: on a slow machine it takes a fifth of a
 * second instead of a whole one. Returns false, and leaves the package as it is, if the browser has no such integers or
 * if the package has changed. Why and how: docs/decisions/0013-native-srp.md
 */
export function installNativeArithmetic(): boolean {
  if (isInstalled) return true
  // The package does not export the class of its integers, but its random numbers are of this class.
  const sample = AuthenticationHelper.prototype.generateRandomSmallA()
  const integers: SrpInteger = Object.getPrototypeOf(sample)
  if (typeof BigInt !== 'function' || !isAsKnown(sample, integers)) return false
  integers.modPow = function modPow(exponent, modulus, callback) {
    const result = powerModulo(toBigInt(this), toBigInt(exponent), toBigInt(modulus))
    callback(null, new this.constructor(result.toString(16), 16))
  }
  isInstalled = true
  return true
}

/** Whether the package's integers still work as this code expects: 3 ** 100 mod 101 is 1. */
function isAsKnown(sample: SrpInteger, integers: SrpInteger): boolean {
  if (typeof integers.modPow !== 'function' || typeof integers.toString !== 'function') return false
  const [three, hundred, prime] = ['3', '64', '65'].map((hex) => new sample.constructor(hex, 16))
  let result = ''
  if (three !== undefined && hundred !== undefined && prime !== undefined) {
    three.modPow(hundred, prime, (_error, power) => {
      result = power.toString(16)
    })
  }
  return result === '1'
}

function toBigInt(integer: SrpInteger): bigint {
  const hex = integer.toString(16)
  return hex.startsWith('-') ? -BigInt(`0x${hex.slice(1)}`) : BigInt(`0x${hex}`)
}
