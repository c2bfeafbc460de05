/**
 * base ** exponent mod modulus, five bits of the exponent at a time. The base may be negative, the result is not; the
 * exponent is at least 0 and the modulus above 1.
 */
export function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  const powers = powersOf(((base % modulus) + modulus) % modulus, modulus)
  let result = 1n
  // Each digit in base 32 is five bits.
  for (const digit of exponent.toString(32)) {
    for (let bit = 0; bit < 5; bit += 1) result = (result * result) % modulus
    result = (result * (powers[Number.parseInt(digit, 32)] ?? 1n)) % modulus
  }
  return result
}

/** base ** 0 to base ** 31, mod modulus. */
function powersOf(base: bigint, modulus: bigint): bigint[] {
  const powers = [1n]
  for (let power = base; powers.length < 32; power = (power * base) % modulus) powers.push(power)
  return powers
}
