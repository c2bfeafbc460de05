import { CopyButton } from '../ui/CopyButton.tsx'

interface Props {
  /** What was searched for; empty when nothing was. */
  prefix: string
  /** Who the person is to IAM; undefined until it is known. */
  identityId: string | undefined
}

/** What an empty list says: nothing found, or nothing assigned and how to change that. */
export function NoAgents({ prefix, identityId }: Props) {
  if (prefix !== '') {
    return (
      <div className="no-agents">
        <p className="title">No field name starts with “{prefix}”</p>
        <p>Capital and small letters count as different.</p>
      </div>
    )
  }
  return (
    <div className="no-agents">
      <p className="title">No agents are assigned to you yet</p>
      <p>Agents are assigned to an identity ID. Give yours to whoever assigns agents in your agency:</p>
      {identityId !== undefined && (
        <p className="identity-id">
          <code>{identityId}</code>
          <CopyButton text={identityId} what="Identity ID" />
        </p>
      )}
      <p>They will be here as soon as you refresh the list.</p>
    </div>
  )
}
