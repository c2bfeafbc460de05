import './Id.css'
import { type KnownIds, nameOfId } from './nameOfId.ts'

interface Props {
  id: string
  ids: KnownIds
}

/** A value as a request or a policy has it and, where it is an ID, what that is. */
export function Id({ id, ids }: Props) {
  const name = nameOfId(id, ids)
  return (
    <span className="id-value">
      <code>{id}</code>
      {name !== undefined && (
        <>
          {' '}
          <span className="id-name">{name}</span>
        </>
      )}
    </span>
  )
}
