import type { ReactNode } from 'react'
import './Folder.css'
import { takeFocus } from './takeFocus.ts'
import { Wordmark } from './Wordmark.tsx'

interface Props {
  title: string
  /** Moves the focus to the title when the page appears. Set it when the user has to read a text before the form. */
  focusTitle?: boolean
  children: ReactNode
  /** Content below the folder. */
  aside?: ReactNode
}

/** The frame of the pages before the sign-in: a closed folder with a form, or with the faults of the configuration. */
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
