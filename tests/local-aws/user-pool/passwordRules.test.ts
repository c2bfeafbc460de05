import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startLocalAws } from '../../../aws/local/startLocalAws.ts'
import { checkPassword } from '../../../aws/local/user-pool/passwords/checkPassword.ts'
import { problemWith } from '../../../src/session/sign-in/passwordRules.ts'

const letters = fc.constantFrom('a', 'b', 'Z', 'Q', '7', '0', '-', '!', ' ', 'é')
const passwords = fc.string({ unit: letters, minLength: 10, maxLength: 14 })
const brokenInOneWay = fc.constantFrom(
  'Good-Horse-1',
  'Good-Horse-',
  'Good-Horse1',
  'good-horse-1',
  'GOOD-HORSE-1',
  'Good-Horse-x',
  'GoodHorse123',
  'GoodHorse12 ',
  'Good Horse12',
  `Aa1-${'x'.repeat(252)}`,
  `Aa1-${'x'.repeat(253)}`,
)

test("the app's rules allow a password exactly when the template's user pool does", async () => {
  const aws = await startLocalAws({ report() {}, deliver() {} })
  const [pool] = aws.userPools.values()
  if (pool === undefined) throw new Error('the template has no user pool')
  const isAllowed = (password: string) => {
    try {
      checkPassword(pool, password)
      return true
    } catch {
      return false
    }
  }
  fc.assert(
    fc.property(fc.oneof(passwords, brokenInOneWay), (password) => {
      expect(problemWith(password) === undefined, password).toBe(isAllowed(password))
    }),
    { numRuns: 2000 },
  )
  await aws.close()
})
