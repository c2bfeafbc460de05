import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import { parseAgent } from '../../src/agents/agent.ts'
import { AgentDetails } from '../../src/agents/file/AgentDetails.tsx'
import type { AgentView } from '../../src/agents/file/useAgent.ts'

afterEach(cleanup)

const neighbours = { previous: null, next: '/agents/Hollow%20Stag' }

function renderDetails(view: AgentView, userId: string | null = null) {
  const office = userId
  let closings = 0
  const close = () => {
    closings += 1
  }
  const { rerender } = render(
    <AgentDetails
      reference={{ userId, fieldName: 'Glacier Owl' }}
      view={view}
      {...{ neighbours, office }}
      onClose={close}
    />,
  )
  return {
    closings: () => closings,
    open: (next: string) =>
      rerender(
        <AgentDetails
          reference={{ userId, fieldName: next }}
          view={view}
          {...{ neighbours, office }}
          onClose={close}
        />,
      ),
    user: userEvent.setup(),
  }
}

const loaded: AgentView = {
  is: 'loaded',
  agent: parseAgent({
    fieldName: 'Glacier Owl',
    realName: 'Saara Niemi',
    status: 'undercover',
    clearance: 5,
    lastContact: '2026-11-22T09:11:00Z',
    notes: '<script>alert(1)</script>',
  }),
}

describe('AgentDetails', () => {
  test('takes the focus when it opens, and again for the next agent', () => {
    const { open } = renderDetails(loaded)
    expect(document.activeElement?.textContent).toBe('Glacier Owl')
    open('Aurora Lynx')
    expect(document.activeElement?.textContent).toBe('Aurora Lynx')
  })

  test('closes on Escape and on Close', async () => {
    const { closings, user } = renderDetails(loaded)
    await user.keyboard('{Escape}')
    await user.click(screen.getByRole('button', { name: 'Close' }))
    expect(closings()).toBe(2)
  })

  test('shows the attributes of the item as text, and a dash for a missing one', () => {
    renderDetails(loaded)
    const labels = screen.getAllByRole('term').map(({ textContent }) => textContent)
    const facts = screen.getAllByRole('definition').map(({ textContent }) => textContent)
    const shown = Object.fromEntries(labels.map((label, index) => [label, facts[index]]))
    expect(shown).toMatchObject({
      Status: 'Undercover',
      Station: '—',
      Specialty: '—',
      Clearance: '5 of 5',
    })
    expect(screen.getByText('<script>alert(1)</script>')).toBeDefined()
    expect(document.querySelector('time')?.dateTime).toBe('2026-11-22T09:11:00.000Z')
  })

  test('shows the real name when the answer has it, and no place for it otherwise', () => {
    renderDetails(loaded)
    expect(screen.getByText('Saara Niemi')).toBeDefined()
    cleanup()
    renderDetails({ is: 'loaded', agent: parseAgent({ fieldName: 'Glacier Owl' }) })
    expect(document.body.textContent).not.toMatch(/real name/i)
  })

  test('says that none of the user’s own agents has the name, and nothing about other agents', () => {
    const reason = 'has this field name. The agent may have moved to another office.'
    renderDetails({ is: 'not-found' })
    expect(screen.getByText(`None of your agents ${reason}`)).toBeDefined()
    cleanup()
    renderDetails({ is: 'not-found' }, 'eu-central-1:6f8d10b7')
    expect(screen.getByText(`None of this office’s agents ${reason}`)).toBeDefined()
  })

  test('names the office of an agent only to a lead', () => {
    renderDetails(loaded, 'eu-central-1:6f8d10b7')
    expect(screen.getByText('eu-central-1:6f8d10b7')).toBeDefined()
    cleanup()
    renderDetails(loaded)
    expect(screen.queryByText('Administrator')).toBeNull()
  })
})
