import { type AttributeName, agentRecord } from '../../../aws/contract/agentRecord.ts'
import { takeFocus } from '../../ui/takeFocus.ts'
import type { Agent } from '../agent.ts'

interface Props {
  mine: Agent
  theirs: Agent
  /** The attributes that this user changed. */
  names: readonly AttributeName[]
  onSaveMine: () => void
  onTakeTheirs: () => void
}

/** Two users changed the same agent. Shows both versions, and lets the user choose one. */
export function ConflictNotice({ mine, theirs, names, onSaveMine, onTakeTheirs }: Props) {
  return (
    <div className="notice error conflict" role="alert" tabIndex={-1} ref={takeFocus}>
      <p>
        <strong>Somebody else changed this agent meanwhile.</strong> Your changes are not saved yet. Choose
        which version to keep.
      </p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">Saved now</th>
            <th scope="col">Yours</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <tr key={name}>
              <th scope="row">{agentRecord[name].label}</th>
              <td>{textOf(theirs[name])}</td>
              <td>{textOf(mine[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="file-buttons">
        <button type="button" className="button small primary" onClick={onSaveMine}>
          Save mine
        </button>
        <button type="button" className="button small" onClick={onTakeTheirs}>
          Keep what is saved
        </button>
      </p>
    </div>
  )
}

function textOf(value: Agent[AttributeName]): string {
  return value instanceof Date ? value.toLocaleString() : String(value ?? '—')
}
