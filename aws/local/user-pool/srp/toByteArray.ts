/**
 * A number (at least 0) as Java's `BigInteger.toByteArray` writes it: the fewest bytes with a clear sign bit. Cognito
 * hashes numbers in this form, and its clients call it padHex.
 */
export function toByteArray(value: bigint): Buffer {
  const hex = value.toString(16)
  const even = hex.length % 2 === 0 ? hex : `0${hex}`
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex')
}
