import type { ReactNode } from 'react'
import './Folder.css'
import { Wordmark } from './Wordmark.tsx'

interface Props {
  title: string
  children: ReactNode
  /** Stands below the folder, outside of it. */
  aside?: ReactNode
}

/** A page that is one closed folder: signing in, and what can go wrong before that. */
export function Folder({ title, children, aside }: Props) {
  return (
    <main className="folder-page">
      <div className="folder-tab">
        <Wordmark />
      </div>
      <div className="folder">
        <h1>{title}</h1>
        {children}
      </div>
      {aside}
    </main>
  )
}
