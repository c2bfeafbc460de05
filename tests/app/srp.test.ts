import { randomBytes, randomInt } from 'node:crypto'
import { AuthenticationHelper, type SrpInteger } from 'amazon-cognito-identity-js'
import { afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { parseConfig } from '../../aws/contract/config.ts'
import { installNativeArithmetic } from '../../src/ahead/srp/installNativeArithmetic.ts'
import { powerModulo } from '../../src/ahead/srp/powerModulo.ts'
import { prepareKeyPair } from '../../src/ahead/srp/prepareKeyPair.ts'
import { serverClock } from '../../src/aws/calls/serverClock.ts'
import { signIn as signInWith } from '../../src/aws/user-pool/signIn.ts'

serverClock.keep()

const sample: SrpInteger = AuthenticationHelper.prototype.generateRandomSmallA()
const integers: SrpInteger = Object.getPrototypeOf(sample)
/** The package's own function, before the app replaces it. */
const ownModPow = integers.modPow

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('native arithmetic', () => {
  test('does not change the package if the browser has no integers of its own', () => {
    vi.stubGlobal('BigInt', undefined)
    expect(installNativeArithmetic()).toBe(false)
    expect(integers.modPow).toBe(ownModPow)
  })

  test('does not change the package if its calculation has changed', () => {
    vi.spyOn(integers, 'modPow').mockImplementation((_exponent, _modulus, callback) => callback(null, sample))
    expect(installNativeArithmetic()).toBe(false)
  })

  test('is used by the installed version of the package', () => {
    expect(installNativeArithmetic()).toBe(true)
    expect(integers.modPow).not.toBe(ownModPow)
  })

  describe('once installed', () => {
    beforeAll(() => {
      installNativeArithmetic()
    })

    test('calculates the same as the package, for numbers of any size and for negative bases', () => {
      for (let round = 0; round < 200; round += 1) {
        const sign = round % 2 === 0 ? '' : '-'
        // Montgomery's method, which the package uses, is for odd moduli above 1. SRP's is a prime of 3,072 bits.
        const numbers = [`${sign}${randomHex(384)}`, randomHex(48), `${randomHex(383)}b`] as const
        expect(power(integers.modPow, numbers), numbers.join(' ')).toBe(power(ownModPow, numbers))
      }
    })
  })

  test.each([
    [3n, 0n, 7n, 1n],
    [0n, 5n, 7n, 0n],
    [7n, 5n, 7n, 0n],
    [-1n, 3n, 7n, 6n],
    [2n, 1_000n, 2n ** 31n - 1n, 2n ** 8n],
    [5n, 31n, 97n, 5n ** 31n % 97n],
    [5n, 32n, 97n, 5n ** 32n % 97n],
  ])('%d ** %d mod %d is %d', (base, exponent, modulus, result) => {
    expect(powerModulo(base, exponent, modulus)).toBe(result)
  })
})

describe('a key pair made in advance', () => {
  beforeAll(() => {
    installNativeArithmetic()
  })

  test('is a pair of the group: A is 2 ** a', () => {
    prepareKeyPair()
    const { a, A } = pairOf(new AuthenticationHelper(''))
    const N = BigInt(`0x${String(Reflect.get(new AuthenticationHelper(''), 'N').toString(16))}`)
    expect(A).toBe(powerModulo(2n, a, N))
  })

  test('is calculated before it is needed, and not again then', () => {
    const calculate = vi.spyOn(integers, 'modPow')
    prepareKeyPair()
    expect(calculate).toHaveBeenCalledTimes(1)
    new AuthenticationHelper('')
    expect(calculate).toHaveBeenCalledTimes(1)
  })

  test('is used once: no two sign-ins share one, however often it is asked for', () => {
    prepareKeyPair()
    prepareKeyPair()
    const pairs = Array.from({ length: 4 }, () => pairOf(new AuthenticationHelper('')))
    expect(new Set(pairs.map(({ a }) => a)).size).toBe(4)
    expect(new Set(pairs.map(({ A }) => A)).size).toBe(4)
  })

  test('has 1,024 random bits, as the package makes them', () => {
    prepareKeyPair()
    const { a } = pairOf(new AuthenticationHelper(''))
    expect(a.toString(2).length).toBeGreaterThan(960)
  })

  test('signs in, and another after a refusal: each attempt sends an A of its own', async () => {
    const sent: string[] = []
    const send = globalThis.fetch
    vi.stubGlobal('fetch', (address: string, options: RequestInit) => {
      const { AuthParameters } = JSON.parse(String(options.body))
      if (AuthParameters !== undefined) sent.push(AuthParameters.SRP_A)
      return send(address, options)
    })
    prepareKeyPair()
    expect((await signIn('Wrong-Password-1!')).is).toBe('refused')
    prepareKeyPair()
    expect((await signIn('Local-Demo-2026!')).is).toBe('signed-in')
    expect((await signIn('Local-Demo-2026!')).is).toBe('signed-in')
    expect(new Set(sent).size).toBe(3)
  })
})

function signIn(password: string) {
  const parsed = parseConfig(inject('config'))
  if (!parsed.ok) throw new Error('the local AWS has no config')
  const access = { config: parsed.config, now: Date.now }
  return signInWith(access, { username: 'office-north', password })
}

/** A number of 1 to `longest` bytes, and not zero. */
function randomHex(longest: number): string {
  return `1${randomBytes(randomInt(longest)).toString('hex')}`
}

function power(modPow: SrpInteger['modPow'], numbers: readonly [string, string, string]): string {
  const [base, exponent, modulus] = numbers.map((hex) => new sample.constructor(hex, 16))
  let result = ''
  if (base === undefined || exponent === undefined || modulus === undefined) return result
  modPow.call(base, exponent, modulus, (_error, value) => {
    result = value.toString(16)
  })
  return result
}

function pairOf(helper: AuthenticationHelper): { a: bigint; A: bigint } {
  let A = ''
  helper.getLargeAValue((_error, value) => {
    A = value.toString(16)
  })
  return { a: BigInt(`0x${helper.getSmallAValue().toString(16)}`), A: BigInt(`0x${A}`) }
}
