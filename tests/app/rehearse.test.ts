// @vitest-environment node
import { expect, inject, test } from 'vitest'
import { parseConfig } from '../../aws/contract/config.ts'
import { callRecord } from '../../src/aws/calls/callRecord.ts'
import { recordCalls } from '../../src/aws/calls/recordCalls.ts'
import { rehearse } from '../../src/aws/rehearse.ts'

test('a rehearsal takes the whole way to the agents, and sends nothing', async () => {
  const parsed = parseConfig({ ...inject('config'), endpoint: 'http://127.0.0.1:1/aws' })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings))
  recordCalls()
  // Nobody listens at that address: a request would fail, and the rehearsal with it.
  expect(await rehearse(parsed.config)).toBe(true)
  expect(callRecord.getCalls()).toEqual([])
})
