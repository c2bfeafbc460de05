import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { whileWorking } from '../../aws/cli/whileWorking.ts'

const { isTTY } = process.stderr
let written: string

beforeEach(() => {
  vi.useFakeTimers()
  written = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += text
    return true
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  process.stderr.isTTY = isTTY
})

/** Work that takes this many milliseconds of the clock. */
const workOf = (milliseconds: number) =>
  new Promise<string>((done) => setTimeout(() => done('the result'), milliseconds))

test('work of over two seconds is named at a terminal, and the line is gone at the end', async () => {
  process.stderr.isTTY = true
  const working = whileWorking('Counting agents', workOf(3500))
  await vi.advanceTimersByTimeAsync(1900)
  expect(written).toBe('')
  await vi.advanceTimersByTimeAsync(1600)
  expect(await working).toBe('the result')
  expect(written).toBe('\r  Counting agents, 2 s\r  Counting agents, 3 s\r\x1b[K')
})

test('prints nothing for short work, and nothing at all without a terminal', async () => {
  process.stderr.isTTY = true
  const short = whileWorking('Counting agents', workOf(500))
  await vi.advanceTimersByTimeAsync(500)
  await short
  process.stderr.isTTY = false
  const unseen = whileWorking('Counting agents', workOf(5000))
  await vi.advanceTimersByTimeAsync(5000)
  expect(await unseen).toBe('the result')
  expect(written).toBe('')
})

test('work that fails takes its line away as well', async () => {
  process.stderr.isTTY = true
  const failing = whileWorking(
    'Counting agents',
    workOf(2500).then(() => Promise.reject(new Error('No more.'))),
  )
  const outcome = expect(failing).rejects.toThrow('No more.')
  await vi.advanceTimersByTimeAsync(2500)
  await outcome
  expect(written.endsWith('\r\x1b[K')).toBe(true)
})
