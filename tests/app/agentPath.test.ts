import { describe, expect, test } from 'vitest'
import { agentPath, fieldNameIn } from '../../src/agents/agentPath.ts'

describe('the address of an agent', () => {
  test.each([
    ['Glacier Owl'],
    ['100 % sure'],
    ['a/b?c#d'],
    ['Ünïcode ☂'],
    ['%2F'],
    ['<img src=x onerror=alert(1)>'],
  ])('leads back to %s', (fieldName) => {
    const { pathname, search, hash } = new URL(agentPath(fieldName), 'http://localhost')
    expect(fieldNameIn(pathname)).toBe(fieldName)
    expect(search + hash).toBe('')
  })

  test.each([['/'], ['/agents'], ['/agents/'], ['/agents/a/b'], ['/agents/%E0%A4%A'], ['/agentsx/a']])(
    'is not %s',
    (path) => {
      expect(fieldNameIn(path)).toBeNull()
    },
  )
})
