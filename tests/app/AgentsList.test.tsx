import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import '../support/withoutLayout.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { parseAgent } from '../../src/agents/agent.ts'
import type { AgentReference } from '../../src/agents/agentPath.ts'
import { AgentsList } from '../../src/agents/list/AgentsList.tsx'
import { type ListView, plainView } from '../../src/agents/list/ListView.ts'
import type { Agents, AgentsView } from '../../src/agents/list/useAgents.ts'
import type { Scope } from '../../src/aws/table/openAgentsTable.ts'
import type { AppError } from '../../src/errors.ts'

afterEach(cleanup)

const identityId = 'eu-central-1:6f8d10b7-98fb-41ca-977d-f55318b0508f'
const agents = ['Aurora Lynx', 'Birch Marten', 'Cinder Fox'].map((fieldName) =>
  parseAgent({ fieldName, status: 'on-leave', clearance: 3 }),
)

const offices = new Map([
  ['north', { userId: 'north', officeName: 'Office North', username: 'office-north' }],
])

function renderList(
  view: AgentsView,
  {
    list = {},
    selected = null,
    scope = 'own-agents',
    refreshError = null,
    readingOn = 'no',
  }: {
    list?: Partial<ListView>
    selected?: AgentReference | null
    scope?: Scope
    refreshError?: AppError | null
    readingOn?: Agents['readingOn']
  } = {},
) {
  let retries = 0
  let refreshes = 0
  const nothing = () => {}
  render(
    <AgentsList
      agents={{
        view,
        scope,
        isStale: false,
        read: 3,
        readingOn,
        statusCounts: null,
        findIn: null,
        isSorted: true,
        isByOffice: scope === 'all-offices',
        stopReading: nothing,
        resumeReading: nothing,
        refreshError,
        loadMore: nothing,
        retry: () => {
          retries += 1
        },
        refresh: () => {
          refreshes += 1
        },
      }}
      list={{ ...plainView, ...list }}
      onChange={nothing}
      offices={offices}
      code={identityId}
      selected={selected}
    />,
  )
  return { retries: () => retries, refreshes: () => refreshes, user: userEvent.setup() }
}

const table = () => screen.getByRole('table', { name: 'Agents' })

describe('AgentsList', () => {
  test('is busy while the first page loads, with nothing to read in the table', () => {
    renderList({ is: 'loading' })
    expect(screen.getByRole('status').textContent).toBe('Loading agents')
    expect(screen.queryByRole('table')).toBeNull()
  })

  test('a refresh that fails leaves the list and says so above it, with another try', async () => {
    const { refreshes, user } = renderList(
      { is: 'loaded', agents, more: 'none' },
      { refreshError: { kind: 'offline' } },
    )
    expect(screen.getByRole('alert').textContent).toContain('The service cannot be reached.')
    expect(within(table()).getByText('Cinder Fox')).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Retry' }))
    expect(refreshes()).toBe(1)
  })

  test('tells a user without agents to send their code to the person who assigns agents', async () => {
    renderList({ is: 'empty' })
    expect(await screen.findByText('No agents are assigned to you yet')).toBeDefined()
    expect(screen.getByText(identityId)).toBeDefined()
    expect(screen.getByRole('button', { name: 'Copy code' })).toBeDefined()
    expect(screen.getByRole<HTMLAnchorElement>('link', { name: 'Send by e-mail' }).href).toContain(
      encodeURIComponent(identityId),
    )
    expect(document.body.textContent).not.toMatch(/identity|policy|IAM/i)
  })

  test('does not take an empty search for an empty list', async () => {
    renderList({ is: 'loaded', agents: [], more: 'none' }, { list: { find: 'Zed' } })
    expect(await screen.findByText('No agent matches “Zed”')).toBeDefined()
    expect(screen.queryByText(identityId)).toBeNull()
  })

  test('says nothing of no match before all agents are read', () => {
    renderList(
      { is: 'loaded', agents: [], more: 'loading' },
      { list: { find: 'Zed' }, readingOn: 'under-way' },
    )
    expect(screen.queryByText(/No agent/)).toBeNull()
  })

  test('each column head is a button, and one says how the rows are sorted', () => {
    renderList({ is: 'loaded', agents, more: 'none' }, { list: { sort: 'lastContact', isDescending: true } })
    const heads = screen.getAllByRole('columnheader')
    for (const head of heads) expect(within(head).getByRole('button')).toBeDefined()
    expect(heads.map((head) => [head.textContent, head.getAttribute('aria-sort')])).toContainEqual([
      'Last contact',
      'descending',
    ])
    expect(heads.filter((head) => head.hasAttribute('aria-sort'))).toHaveLength(1)
  })

  test('Tab stops once in the list, the arrow keys lead through it, and Home and End to its ends', async () => {
    const { user } = renderList({ is: 'loaded', agents, more: 'none' })
    const links = screen.getAllByRole('link')
    expect(links.map((link) => link.tabIndex)).toEqual([0, -1, -1])
    links[0]?.focus()
    const at = async (key: string) => {
      await user.keyboard(`{${key}}`)
      return document.activeElement?.textContent
    }
    expect([await at('ArrowDown'), await at('End'), await at('ArrowUp'), await at('Home')]).toEqual([
      'Birch Marten',
      'Cinder Fox',
      'Birch Marten',
      'Aurora Lynx',
    ])
  })

  test('shows a row for each agent, in order, with its place in the list', () => {
    renderList({ is: 'loaded', agents, more: 'none' })
    const rows = within(table()).getAllByRole('row').slice(1)
    expect(rows.map((row) => within(row).getByRole('rowheader').textContent)).toEqual([
      'Aurora Lynx',
      'Birch Marten',
      'Cinder Fox',
    ])
    expect(rows.map((row) => row.getAttribute('aria-rowindex'))).toEqual(['2', '3', '4'])
    expect(table().getAttribute('aria-rowcount')).toBe('4')
    expect(within(rows[0] ?? table()).getByText('On leave')).toBeDefined()
  })

  test('does not claim to know how many there are while more are to come', () => {
    renderList({ is: 'loaded', agents, more: 'available' })
    expect(table().getAttribute('aria-rowcount')).toBe('-1')
  })

  test('marks the agent whose file is open', () => {
    renderList(
      { is: 'loaded', agents, more: 'none' },
      { selected: { userId: null, fieldName: 'Birch Marten' } },
    )
    expect(screen.getByRole('link', { current: true }).textContent).toBe('Birch Marten')
  })

  test('groups all agents by their owner, and counts the agents that have been read', async () => {
    const everybodys = [...agents, parseAgent({ fieldName: 'Aurora Lynx', realName: 'Ana Sol' })]
    const all = everybodys.map((agent, index) => ({ ...agent, userId: index < 3 ? 'north' : 'south' }))
    renderList(
      { is: 'loaded', agents: all, more: 'available' },
      { scope: 'all-offices', selected: { userId: 'south', fieldName: 'Aurora Lynx' } },
    )
    await screen.findByText('Office North')
    const rows = within(table()).getAllByRole('row').slice(1)
    expect(rows.map((row) => row.textContent?.split(/No status|On leave/)[0])).toEqual([
      'Office North3 agents',
      'Aurora Lynx—',
      'Birch Marten—',
      'Cinder Fox—',
      'Office south1+ agents',
      'Aurora LynxAna Sol',
    ])
    // Two agents of one name: only the one of that office is open.
    expect(screen.getAllByRole('link', { current: true })).toHaveLength(1)
    expect(rows[5]?.className).toBe('selected')
  })

  test('shows hostile text as text', () => {
    const hostile = '<img src=x onerror=alert(1)>'
    renderList({
      is: 'loaded',
      agents: [parseAgent({ fieldName: hostile, status: '<b>mole</b>' })],
      more: 'none',
    })
    expect(screen.getByRole('link', { name: hostile })).toBeDefined()
    expect(screen.queryByRole('img')).toBeNull()
  })

  test('keeps the rows when the next page fails, and offers to try it again', async () => {
    const { retries, user } = renderList({ is: 'loaded', agents, more: { kind: 'throttled' } })
    expect(within(table()).getAllByRole('row')).toHaveLength(4)
    expect(screen.getByRole('alert').textContent).toContain('The service is busy.')
    await user.click(screen.getByRole('button', { name: 'Retry' }))
    expect(retries()).toBe(1)
  })

  test('a denial names the identity ID, which the operator needs to mend the access', () => {
    renderList({ is: 'failed', error: { kind: 'access-denied' } })
    expect(screen.getByRole('alert').textContent).toContain(identityId)
  })

  test('a failure without a denial shows no identity ID', async () => {
    const { retries, user } = renderList({ is: 'failed', error: { kind: 'offline' } })
    expect(screen.getByRole('alert').textContent).not.toContain(identityId)
    await user.click(screen.getByRole('button', { name: 'Retry' }))
    expect(retries()).toBe(1)
  })
})
