import { createRoot } from 'react-dom/client'
import { makeAgents } from '../../../aws/seed/makeAgents.ts'
import { parseAgent } from '../../../src/agents/agent.ts'
import { AgentsTable as AppTable } from '../../../src/agents/list/AgentsTable.tsx'
import { AgentsTable as BaselineTable } from '../baseline/AgentsTable.tsx'
import '../../../src/ui/tokens.css'
import '../../../src/ui/base.css'
import './rows.css'

/** 10,000 agents that are loaded already, in the app's table or (`?baseline`) in the series'. Measured by measureRows.ts. */
const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root')
const seeds = makeAgents().map((agent) => ({ ...agent, userId: 'eu-central-1:office' }))
const agents = seeds.map(parseAgent)

const draw = () =>
  createRoot(root).render(
    <div className="window">
      {location.search === '?baseline' ? (
        <BaselineTable agents={seeds} />
      ) : (
        <AppTable
          agents={agents}
          scope="own-agents"
          isComplete
          isByOffice={false}
          offices={new Map()}
          sorting={{ sort: 'fieldName', isDescending: false, isSorted: true, onSort: () => {} }}
          findIn={null}
          search=""
          selected={null}
          onNearEnd={() => {}}
          end={null}
        />
      )}
    </div>,
  )

Object.assign(window, {
  /** Milliseconds from drawing to the first rows on the screen. */
  draw: () =>
    new Promise<number>((resolve) => {
      const begun = performance.now()
      new MutationObserver((_, observer) => {
        if (root.querySelector('th[scope=row]') === null) return
        observer.disconnect()
        // In the task after the next frame, the rows are on the screen.
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)))
      }).observe(root, { childList: true, subtree: true })
      draw()
    }),

  /** Scrolls by 15,000 pixels a second, for so many milliseconds. Answers with how long each frame took. */
  scroll: (duration: number) =>
    new Promise<number[]>((resolve) => {
      const scroller = root.querySelector('.agents-scroller, .window')
      const frames: number[] = []
      const begun = performance.now()
      let last = begun
      const step = (now: number) => {
        frames.push(now - last)
        last = now
        scroller?.scrollTo(0, (now - begun) * 15)
        if (now - begun < duration) requestAnimationFrame(step)
        else resolve(frames.slice(2))
      }
      requestAnimationFrame(step)
    }),

  countNodes: () => root.querySelectorAll('*').length,
})
