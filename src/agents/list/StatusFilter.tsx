import { statuses } from '../../../aws/contract/agentRecord.ts'
import { statusOf } from '../statusOf.ts'
import { noStatus } from './ListView.ts'

interface Props {
  /** Null for all. */
  status: string | null
  /** The number of agents of each status; null while it is not known. */
  counts: ReadonlyMap<string, number> | null
  onChoose: (status: string | null) => void
}

const choices = [null, ...statuses, noStatus] as const

/** Lets the user choose one status or all. Shows how many agents have each status, if that is known. */
export function StatusFilter({ status, counts, onChoose }: Props) {
  const total = counts === null ? null : [...counts.values()].reduce((sum, count) => sum + count, 0)
  const labelOf = (choice: string | null) =>
    choice === null ? 'All' : choice === noStatus ? 'No status' : statusOf(choice).label
  const countOf = (choice: string | null) => (choice === null ? total : counts && (counts.get(choice) ?? 0))
  return (
    <fieldset className="status-filter">
      <legend className="visually-hidden">Status</legend>
      {choices.map((choice) => {
        const count = countOf(choice)
        return (
          <label key={choice}>
            <input
              type="radio"
              name="status"
              className="visually-hidden"
              checked={choice === status}
              onChange={() => onChoose(choice)}
            />
            {labelOf(choice)}
            {count !== null && <span className="number">{count.toLocaleString()}</span>}
          </label>
        )
      })}
      {/* The same choice for narrow screens. The count beside the heading is that of the chosen status. */}
      <select
        aria-label="Status"
        value={status ?? ''}
        onChange={({ target }) => onChoose(target.value === '' ? null : target.value)}
      >
        {choices.map((choice) => {
          const count = choice === status ? null : countOf(choice)
          return (
            <option key={choice} value={choice ?? ''}>
              {choice === null ? 'Any status' : labelOf(choice)}
              {count !== null && ` · ${count.toLocaleString()}`}
            </option>
          )
        })}
      </select>
    </fieldset>
  )
}
