import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useDebounced } from '../../ui/useDebounced.ts'
import { exportAgents } from '../exportAgents.ts'
import { officeName } from '../officeName.ts'
import type { Offices } from '../useOffices.ts'
import type { ListView } from './ListView.ts'
import { StatusFilter } from './StatusFilter.tsx'
import type { Agents } from './useAgents.ts'

export interface ListControlsProps {
  agents: Agents
  list: ListView
  offices: Offices
  onChange: (to: Partial<ListView>, replace?: boolean) => void
  /** Called with ↓ in the search box. */
  onEnterList: () => void
  isExporting: boolean
  /** Called with true to read all agents for the CSV file, and with false when the file is written. */
  onExport: (isWanted: boolean) => void
  /** The attributes that the file may contain; null for all. */
  visibleAttributes: readonly string[] | null
}

/** The search, the filter, and the buttons of the list. Loaded after the first rows. */
export function ListControls({
  agents,
  list,
  offices,
  onChange,
  onEnterList,
  isExporting,
  onExport,
  visibleAttributes,
}: ListControlsProps) {
  const { view } = agents
  const exported = isExporting && view.is === 'loaded' && view.more === 'none' ? view.agents : null
  useEffect(() => {
    if (exported === null) return
    onExport(false)
    exportAgents(exported, visibleAttributes)
  }, [exported, onExport, visibleAttributes])
  return (
    <>
      <SearchBox find={list.find} onFind={(find) => onChange({ find }, true)} onEnterList={onEnterList} />
      <div className="list-actions">
        {agents.scope === 'all-offices' && (
          <OfficeChoice office={list.office} offices={offices} onChoose={(office) => onChange({ office })} />
        )}
        <button
          type="button"
          className="button small"
          disabled={agents.view.is !== 'loaded' || isExporting}
          onClick={() => onExport(true)}
        >
          {isExporting ? 'Exporting…' : 'Export CSV'}
        </button>
        <button type="button" className="button small" onClick={agents.refresh}>
          Refresh
        </button>
      </div>
      <StatusFilter
        status={list.status}
        counts={agents.statusCounts}
        onChoose={(status) => onChange({ status })}
      />
    </>
  )
}

interface OfficeChoiceProps {
  /** Null for all. */
  office: string | null
  offices: Offices
  onChoose: (office: string | null) => void
}

/** Lets a lead choose one office, or all of them. */
function OfficeChoice({ office, offices, onChoose }: OfficeChoiceProps) {
  const names = [...offices.keys()].map((userId) => [userId, officeName(offices, userId)] as const)
  // An address may name an office that the operator has not written down.
  if (office !== null && !offices.has(office)) names.push([office, officeName(offices, office)])
  return (
    <select
      className="button small"
      aria-label="Office"
      value={office ?? ''}
      onChange={({ target }) => onChoose(target.value === '' ? null : target.value)}
    >
      <option value="">All offices</option>
      {names
        .toSorted(([, one], [, other]) => one.localeCompare(other))
        .map(([userId, name]) => (
          <option key={userId} value={userId} title={userId}>
            {name}
          </option>
        ))}
    </select>
  )
}

interface SearchBoxProps {
  find: string
  onFind: (find: string) => void
  onEnterList: () => void
}

/** Searches while the user types. `/` moves the focus into the box, ↓ from the box into the list; Escape empties it. */
function SearchBox({ find, onFind, onEnterList }: SearchBoxProps) {
  const box = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(find)
  /** The search in the address when the box last read or wrote the address. */
  const [known, setKnown] = useState(find)
  if (find !== known) {
    setKnown(find)
    setText(find)
  }
  const settled = useDebounced(text, 200)
  useEffect(() => {
    if (settled !== text || text === known) return
    setKnown(text)
    onFind(text)
  }, [settled, text, known, onFind])
  useEffect(() => {
    const seek = (event: globalThis.KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.matches('input, textarea, select')
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return
      event.preventDefault()
      box.current?.select()
      box.current?.focus()
    }
    document.addEventListener('keydown', seek)
    return () => document.removeEventListener('keydown', seek)
  }, [])
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return
    event.preventDefault()
    onEnterList()
  }
  return (
    <input
      type="search"
      ref={box}
      aria-label="Search agents"
      aria-keyshortcuts="/"
      placeholder="Search agents"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={leave}
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
    />
  )
}
