// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { callRecord } from '../../src/aws/calls/callRecord.ts'
import { keepCalls } from '../../src/aws/calls/keepCalls.ts'

const call = {
  service: 'dynamodb',
  operation: 'Query',
  startedAt: 1,
  input: { TableName: 'AgentsTable' },
} as const

afterEach(() => {
  callRecord.clear()
  sessionStorage.clear()
})

test('the calls of a tab are there after a reload, but for those that have no answer yet', async () => {
  keepCalls()
  callRecord.begin({ ...call, result: { is: 'succeeded', duration: 1, output: { Count: 1 } } })
  callRecord.begin({ ...call, result: { is: 'pending' } })
  await vi.waitFor(() => expect(sessionStorage.length).toBe(1))
  const kept = sessionStorage.getItem('leading-keys.calls') ?? ''
  callRecord.clear()
  expect(sessionStorage.length).toBe(0)
  sessionStorage.setItem('leading-keys.calls', kept)
  keepCalls()
  expect(callRecord.getCalls()).toMatchObject([{ operation: 'Query', result: { is: 'succeeded' } }])
})

test.each(['[{"id":1}]', 'null', '{', '"x"'])('a record that says %s counts as none', (text) => {
  sessionStorage.setItem('leading-keys.calls', text)
  keepCalls()
  expect(callRecord.getCalls()).toEqual([])
})
