import { type Ref, Suspense } from 'react'
import { lazyPart } from '../../ahead/lazyPart.ts'
import './AgentsToolbar.css'
import type { ListControlsProps } from './ListControls.tsx'
import type { ListView } from './ListView.ts'
import type { Agents } from './useAgents.ts'

const ListControls = lazyPart(async () => (await import('./ListControls.tsx')).ListControls)

interface Props extends ListControlsProps {
  /** The heading. It takes the focus when the element that had it is gone. */
  heading: Ref<HTMLHeadingElement>
}

/** The list's heading, the number of agents, and the controls. The controls have their place before they are loaded. */
export function AgentsToolbar({ heading, ...controls }: Props) {
  const { agents, list } = controls
  const { view, readingOn, stopReading, resumeReading } = agents
  return (
    <div className="agents-toolbar">
      <h1 ref={heading} tabIndex={-1}>
        Agents
      </h1>
      <div className="count">
        {/* Screen readers read out the final number, and not the number after every page. */}
        <p role="status" aria-live={readingOn === 'under-way' ? 'off' : 'polite'}>
          {countOf(agents, list)}
        </p>
        {readingOn === 'under-way' && (
          <button type="button" className="link" onClick={stopReading}>
            Cancel
          </button>
        )}
        {readingOn === 'stopped' && (
          <button type="button" className="link" onClick={resumeReading}>
            Read on
          </button>
        )}
      </div>
      {/* The first rows do not wait for the code of the controls. */}
      {view.is !== 'loading' && (
        <Suspense>
          <ListControls {...controls} />
        </Suspense>
      )}
    </div>
  )
}

/** "12", "50+", "23 of 10,000", "3 found, 3,400 read". */
function countOf({ view, isStale, read, readingOn }: Agents, { find, status }: ListView): string {
  if (isStale) return 'Updating…'
  if (view.is === 'empty') return '0'
  if (view.is !== 'loaded') return ''
  const shown = view.agents.length.toLocaleString()
  if (readingOn !== 'no') return `${find === '' ? '' : `${shown} found, `}${read.toLocaleString()} read`
  if (view.more !== 'none') return `${shown}+`
  const isSelection = find !== '' || status !== null
  return isSelection && read > view.agents.length ? `${shown} of ${read.toLocaleString()}` : shown
}
