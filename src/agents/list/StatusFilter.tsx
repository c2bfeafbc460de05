import { statuses } from '../../../aws/contract/agentRecord.ts'
import { statusOf } from '../statusOf.ts'
import { noStatus } from './ListView.ts'

interface Props {
  /** Null for all. */
  status: string | null
  /** Null while they are not known. */
  counts: ReadonlyMap<string, number> | null
  onChoose: (status: string | null) => void
}

const choices = [null, ...statuses, noStatus] as const

/** One status or all of them, with how many agents have it where that is known. */
export function StatusFilter({ status, counts, onChoose }: Props) {
  const total = counts === null ? null : [...counts.values()].reduce((sum, count) => sum + count, 0)
  return (
    <fieldset className="status-filter">
      <legend className="visually-hidden">Status</legend>
      {choices.map((choice) => {
        const count = choice === null ? total : counts && (counts.get(choice) ?? 0)
        return (
          <label key={choice}>
            <input
              type="radio"
              name="status"
              className="visually-hidden"
              checked={choice === status}
              onChange={() => onChoose(choice)}
            />
            {choice === null ? 'All' : choice === noStatus ? 'No status' : statusOf(choice).label}
            {count !== null && <span className="number">{count.toLocaleString()}</span>}
          </label>
        )
      })}
    </fieldset>
  )
}
