import { navigate, usePathname, useSearch } from 'wouter/use-browser-location'
import { formatListView, type ListView, parseListView } from './ListView.ts'

/** What the list shows, as the address has it, and the way to change that. */
export function useListView(): {
  view: ListView
  change: (to: Partial<ListView>, replace?: boolean) => void
} {
  const pathname = usePathname()
  const view = parseListView(useSearch())
  return {
    view,
    // Typing replaces the address; a choice is a step that Back takes back.
    change: (to, replace = false) =>
      navigate(`${pathname}${formatListView({ ...view, ...to })}`, { replace }),
  }
}
