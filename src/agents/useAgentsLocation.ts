import { useState } from 'react'
import { usePathname, useSearch } from 'wouter/use-browser-location'
import { accountPath, isAccessPath } from '../ui/paths.ts'

interface Place {
  pathname: string
  /** From the `?` on; empty where there is none. */
  search: string
}

/** The address of the list or of a file; the last one while another page is shown. */
export function useAgentsLocation(): Place {
  const pathname = usePathname()
  const search = useSearch()
  const isElsewhere = isAccessPath(pathname) || pathname === accountPath
  const [last, setLast] = useState<Place>(isElsewhere ? { pathname: '/', search: '' } : { pathname, search })
  if (!isElsewhere && (last.pathname !== pathname || last.search !== search)) setLast({ pathname, search })
  return last
}
