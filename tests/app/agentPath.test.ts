import { describe, expect, test } from 'vitest'
import { agentIn, agentPath } from '../../src/agents/agentPath.ts'

describe('the address of an agent', () => {
  test.each([
    ['Glacier Owl'],
    ['100 % sure'],
    ['a/b?c#d'],
    ['Ünïcode ☂'],
    ['%2F'],
    ['<img src=x onerror=alert(1)>'],
  ])('leads back to %s, one’s own and among everybody’s', (fieldName) => {
    for (const userId of [null, 'eu-central-1:6f8d10b7-98fb-41ca-977d-f55318b0508f', 'a/b?c#d']) {
      const { pathname, search, hash } = new URL(agentPath({ userId, fieldName }), 'http://localhost')
      expect(agentIn(pathname)).toEqual({ userId, fieldName })
      expect(search + hash).toBe('')
    }
  })

  test.each([
    ['/'],
    ['/agents'],
    ['/agents/'],
    ['/agents/a/b'],
    ['/agents/%E0%A4%A'],
    ['/agentsx/a'],
    ['/offices'],
    ['/offices/a'],
    ['/offices/a/'],
    ['/offices//a'],
    ['/offices/a/b/c'],
    ['/offices/%E0%A4%A/a'],
  ])('is not %s', (path) => {
    expect(agentIn(path)).toBeNull()
  })
})
