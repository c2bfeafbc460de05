import { timingSafeEqual } from 'node:crypto'
import { generateCode } from './generateCode.ts'

const stepMilliseconds = 30_000

/**
 * The 30-second step that a six-digit code is of: the current one or, for clocks that differ and people who
 * type slowly, the one before or after. Undefined for a wrong code.
 */
export function findStep(secret: Buffer, code: string, now: number): number | undefined {
  const current = Math.floor(now / stepMilliseconds)
  return [current, current - 1, current + 1].find((step) =>
    timingSafeEqual(Buffer.from(generateCode(secret, step)), Buffer.from(code)),
  )
}
