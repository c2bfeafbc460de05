import type { ReactNode } from 'react'
import { CopyButton } from '../../ui/CopyButton.tsx'

interface Props {
  title: string
  /** Undefined until it is known. */
  id: string | undefined
  /** Whether the rows contain this ID. */
  isNeeded: boolean
  whose: string
  /** The name of the ID in policies or tokens. */
  variable: string
  children: ReactNode
}

/** One of the IDs that users easily confuse. */
export function IdentityCard({ title, id, isNeeded, whose, variable, children }: Props) {
  return (
    <li className={isNeeded ? 'identity-card needed' : 'identity-card'}>
      <p className="verdict">{isNeeded ? 'The table needs this one' : 'Not this one'}</p>
      <h2>{title}</h2>
      <p className="quiet">{whose}</p>
      <p className="id">
        <code>{id ?? '…'}</code>
        {id !== undefined && <CopyButton text={id} what={title} />}
      </p>
      <p>{children}</p>
      <p className="variable">
        <code>{variable}</code>
      </p>
    </li>
  )
}
