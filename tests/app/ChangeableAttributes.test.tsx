import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { parseConfig } from '../../aws/contract/config.ts'
import { ChangeableAttributes } from '../../src/access/identities/ChangeableAttributes.tsx'
import { exampleOutputs } from '../support/exampleOutputs.ts'

afterEach(cleanup)

/** What the section says to a user; null where there is none. */
function wordsFor(isLead: boolean, outputs: Record<string, string>): string | null {
  const result = parseConfig({ ...exampleOutputs, ...outputs })
  if (!result.ok) throw new Error('the example is no configuration')
  render(<ChangeableAttributes config={result.config} isLead={isLead} />)
  return (
    screen.queryByRole('region', { name: 'What you may change' })?.querySelector('p')?.textContent ?? null
  )
}

describe('where Editing is own-agents', () => {
  const outputs = {
    editing: 'own-agents',
    editableAttributes: 'userId,fieldName,status,station,lastContact,notes',
  }

  test('a lead may change every attribute of every agent, the real name among them', () => {
    expect(wordsFor(true, outputs)).toBe(
      'As a lead, you may change these attributes of every agent: realName, status, station, specialty, clearance, lastContact, missions, notes.',
    )
  })

  test('an administrator may change the attributes of the policy, and no key', () => {
    expect(wordsFor(false, outputs)).toBe(
      'Your role may change these attributes of your own agents, and no others: status, station, lastContact, notes.',
    )
  })

  test('an administrator may change fewer when the policy names fewer, and a lead still all', () => {
    const fewer = { ...outputs, editableAttributes: 'userId,fieldName,notes' }
    expect(wordsFor(false, fewer)).toMatch(/and no others: notes\.$/)
    cleanup()
    expect(wordsFor(true, fewer)).toMatch(/realName, .*notes\.$/)
  })
})

test.each([true, false])('where Editing is none, nobody is told of any (lead: %s)', (isLead) => {
  expect(wordsFor(isLead, { editing: 'none', editableAttributes: '' })).toBeNull()
})
