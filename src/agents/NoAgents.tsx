import type { Config } from '../../aws/contract/config.ts'
import type { Scope } from '../aws/table/openAgentsTable.ts'
import { CopyButton } from '../ui/CopyButton.tsx'

/** What the person's agents have to be assigned to. */
export interface Owner {
  partitionKey: Config['partitionKey']
  /** Undefined until it is known. */
  userId: string | undefined
}

interface Props {
  /** What was searched for; empty when nothing was. */
  prefix: string
  scope: Scope
  owner: Owner
}

/** What an empty list says: nothing found, or nothing assigned and how to change that. */
export function NoAgents({ prefix, scope, owner }: Props) {
  if (prefix !== '') {
    return (
      <div className="no-agents">
        <p className="title">No field name starts with “{prefix}”</p>
        <p>Capital and small letters count as different.</p>
      </div>
    )
  }
  if (scope === 'all-offices') {
    return (
      <div className="no-agents">
        <p className="title">No office has any agents yet</p>
        <p>They will be here as soon as they are assigned and you refresh the list.</p>
      </div>
    )
  }
  const { what, article } = ids[owner.partitionKey]
  return (
    <div className="no-agents">
      <p className="title">No agents are assigned to you yet</p>
      <p>
        Agents are assigned to {article} {what}. Give yours to whoever assigns agents in your agency:
      </p>
      {owner.userId !== undefined && (
        <p className="identity-id">
          <code>{owner.userId}</code>
          <CopyButton text={owner.userId} what={what} />
        </p>
      )}
      <p>They will be here as soon as you refresh the list.</p>
    </div>
  )
}

const ids = {
  'identity-id': { what: 'identity ID', article: 'an' },
  'principal-tag': { what: 'user ID', article: 'a' },
} as const
