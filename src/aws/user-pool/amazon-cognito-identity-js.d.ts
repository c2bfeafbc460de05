import 'amazon-cognito-identity-js'

/** Members that the package has and its own types omit. A test fails when the package drops one. */
declare module 'amazon-cognito-identity-js' {
  interface SrpInteger {
    constructor: new (text: string, radix: 16) => SrpInteger
    /** Hexadecimal, with a minus where there is one and without zeros in front. */
    toString(radix: 16): string
    /** this ** exponent mod modulus. */
    modPow(exponent: SrpInteger, modulus: SrpInteger, callback: SrpCallback): void
  }

  class DateHelper {
    /** Now, as `ddd MMM D HH:mm:ss UTC YYYY`. */
    getNowString(): string
  }

  type SrpCallback = (error: Error | null, result: SrpInteger) => void

  /** The client's side of one SRP exchange, with a key pair of its own. */
  class AuthenticationHelper {
    constructor(userPoolName: string)
    getSmallAValue(): SrpInteger
    getLargeAValue(callback: SrpCallback): void
    generateRandomSmallA(): SrpInteger
    calculateA(a: SrpInteger, callback: SrpCallback): void
  }
}
