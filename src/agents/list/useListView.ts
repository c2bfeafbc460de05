import { navigate } from 'wouter/use-browser-location'
import { agentsPath } from '../../ui/paths.ts'
import { useAgentsLocation } from '../useAgentsLocation.ts'
import { formatListView, type ListView, parseListView } from './ListView.ts'

/** The view of the list from the address, and a function that changes the address. */
export function useListView(): {
  view: ListView
  change: (to: Partial<ListView>, replace?: boolean) => void
} {
  const { pathname, search } = useAgentsLocation()
  const view = parseListView(search)
  return {
    view,
    // Typing replaces the address; a choice is a step that Back takes back.
    change: (to, replace = false) =>
      navigate(`${pathname === '/' ? agentsPath : pathname}${formatListView({ ...view, ...to })}`, {
        replace,
      }),
  }
}
