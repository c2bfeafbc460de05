import type { ReactNode } from 'react'
import './Folder.css'
import { takeFocus } from './takeFocus.ts'
import { Wordmark } from './Wordmark.tsx'

interface Props {
  title: string
  /** Moves the focus to the title when the page appears: where there is something to read before anything to fill in. */
  focusTitle?: boolean
  children: ReactNode
  /** Stands below the folder, outside of it. */
  aside?: ReactNode
}

/** A page that is one closed folder: signing in, and what can go wrong before that. */
export function Folder({ title, focusTitle = false, children, aside }: Props) {
  return (
    <main className="folder-page">
      <div className="folder-tab">
        <Wordmark />
      </div>
      <div className="folder">
        <h1 tabIndex={-1} ref={focusTitle ? takeFocus : undefined}>
          {title}
        </h1>
        {children}
      </div>
      {aside}
    </main>
  )
}
