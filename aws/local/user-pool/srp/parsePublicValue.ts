import { AwsError } from '../../AwsError.ts'
import { group } from './group.ts'

/**
 * The client's public value A from SRP_A. A multiple of N would make the shared key 0 for every password.
 *
 * @throws AwsError InvalidParameterException
 */
export function parsePublicValue(text: string): bigint {
  const A = /^[0-9a-fA-F]{1,1024}$/.test(text) ? BigInt(`0x${text}`) : 0n
  if (A % group.N === 0n) throw new AwsError('InvalidParameterException', 'Invalid SRP_A.')
  return A
}
