import { AwsError } from '../../AwsError.ts'

const pattern = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}:\d{2}:\d{2}) UTC (\d{4})$/

/**
 * Milliseconds since the epoch of a claim's TIMESTAMP, such as `Mon Nov 3 08:46:12 UTC 2026`.
 *
 * @throws AwsError InvalidParameterException
 */
export function parseTimestamp(text: string): number {
  const [matched, month, day, time, year] = pattern.exec(text) ?? []
  const milliseconds = matched === undefined ? Number.NaN : Date.parse(`${day} ${month} ${year} ${time} UTC`)
  if (Number.isNaN(milliseconds)) {
    throw new AwsError(
      'InvalidParameterException',
      'TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.',
    )
  }
  return milliseconds
}
