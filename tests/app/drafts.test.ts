import { expect, test } from 'vitest'
import { parseAgent } from '../../src/agents/agent.ts'
import { draftOf } from '../../src/agents/editing/AgentDraft.ts'
import { drafts } from '../../src/agents/editing/drafts.ts'

const base = parseAgent({ fieldName: 'Glacier Owl', station: 'Oslo' })
const typed = (station: string) => ({ base, draft: { ...draftOf(base), station } })
const end = (session: AbortController, how: string) => session.abort(new DOMException(how, 'AbortError'))

test('a sign-out clears every draft, also one that began in an earlier session of the page', () => {
  const [first, second] = [new AbortController(), new AbortController()]
  drafts.write('north/Glacier Owl', typed('Luleå'), first.signal)
  drafts.write('north/Hollow Stag', typed('Bergen'), first.signal)
  end(first, 'session-expired')
  // The user signs in again and continues with one of the two.
  drafts.write('north/Glacier Owl', typed('Kiruna'), second.signal)
  end(second, 'signed-out')
  expect(drafts.read('north/Glacier Owl')).toBeUndefined()
  expect(drafts.read('north/Hollow Stag')).toBeUndefined()
})

test.each(['session-expired', 'left-idle'])('a draft outlives a session that ends with %s', (how) => {
  const session = new AbortController()
  drafts.write('north/Glacier Owl', typed('Luleå'), session.signal)
  end(session, how)
  expect(drafts.read('north/Glacier Owl')?.draft.station).toBe('Luleå')
  drafts.forget('north/Glacier Owl')
  expect(drafts.read('north/Glacier Owl')).toBeUndefined()
})
