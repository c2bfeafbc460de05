import type { LocalEvent } from '../local/LocalEvent.ts'
import { explain } from '../policy/explain.ts'

/** What AWS would keep to itself, told to whoever runs the local AWS: why a request was denied. */
export function reportToTerminal(event: LocalEvent): void {
  switch (event.kind) {
    case 'decision':
      if (event.decision.outcome !== 'allowed') console.log(`  ✗ ${explain(event.decision, event.request)}`)
      return
    case 'refusal':
      if (!/(^|#)AccessDeniedException$/.test(event.type)) {
        console.log(`  ✗ ${event.operation}: ${event.type.split('#').at(-1)} ${event.message}`)
      }
      return
    case 'failure':
      console.error(`  ! ${event.operation}:`, event.error)
  }
}
