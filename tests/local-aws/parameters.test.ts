import { expect, test } from 'vitest'
import { parseConfig } from '../../aws/contract/config.ts'
import { serveTestAws } from '../support/serveTestAws.ts'

test.each([
  ['as the template says', {}, 15],
  ['as somebody chose', { IdleMinutes: '5' }, 5],
])('the app locks after as many minutes %s', async (_, parameters, minutes) => {
  const aws = await serveTestAws({ parameters })
  expect(parseConfig(aws.config)).toMatchObject({ ok: true, config: { idleMinutes: minutes } })
  await aws.close()
})

test('SenderArn changes nothing here: emails go to the terminal', async () => {
  const SenderArn = 'arn:aws:ses:eu-central-1:123456789012:identity/agents@example.com'
  const aws = await serveTestAws({ parameters: { SenderArn } })
  const [pool] = aws.aws.userPools.values()
  expect(pool?.properties.EmailConfiguration).toEqual({
    EmailSendingAccount: 'DEVELOPER',
    SourceArn: SenderArn,
  })
  await aws.close()
})

test.each([
  [{ IdleMinutes: '0' }, 'IdleMinutes cannot be "0". It takes: a number from 1 to 720'],
  [{ PartitionKey: 'sub' }, 'It takes: identity-id or principal-tag'],
  [{ AuditEmail: 'nobody' }, 'It takes: One email address, or nothing.'],
  [{ Colour: 'red' }, 'The template has no parameter Colour, only PartitionKey, '],
])('a stack with %j is not made', async (parameters, why) => {
  await expect(serveTestAws({ parameters })).rejects.toThrow(why)
})
