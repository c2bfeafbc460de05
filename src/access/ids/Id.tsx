import './Id.css'
import { type KnownIds, nameOfId } from './nameOfId.ts'

interface Props {
  id: string
  ids: KnownIds
}

/** A value of a request or a policy, with the name of the ID if it is one. */
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
