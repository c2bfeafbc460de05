import { useId, useState } from 'react'
import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import { explainCall } from '../decisions/explainCall.ts'
import type { Standing } from '../standing/Standing.ts'
import { CallDetails } from './CallDetails.tsx'
import { capacityOf, keysOf, tableOf } from './describeCall.ts'
import { formatDuration, formatTime } from './formatTime.ts'
import { nameOfKeys } from './nameOfKeys.ts'
import { reasonOf } from './reasonOf.ts'
import { resultOf } from './resultOf.ts'

interface Props {
  call: AwsCall
  /** Undefined until it is known; then it explains decisions. */
  standing: Standing | undefined
}

/** One call; opening it explains it. */
export function RequestRow({ call, standing }: Props) {
  const [isOpen, setOpen] = useState(false)
  const details = useId()
  const result = resultOf(call)
  const keys = keysOf(call)
  const explanation = standing === undefined ? undefined : explainCall(call, standing)
  const reason = explanation === undefined ? undefined : reasonOf(explanation)
  return (
    <tbody className={isOpen ? 'open' : undefined}>
      <tr onClick={() => setOpen(!isOpen)}>
        <td className="time">{formatTime(call.startedAt)}</td>
        <th scope="row">
          <button
            type="button"
            aria-expanded={isOpen}
            aria-controls={details}
            onClick={(event) => {
              event.stopPropagation()
              setOpen(!isOpen)
            }}
          >
            {call.operation}
          </button>
        </th>
        <td className="table" title={tableOf(call)}>
          {tableOf(call) ?? <span className="none">–</span>}
        </td>
        <td className="keys" title={keys.join('\n')}>
          {keys.length === 0 && <span className="none">–</span>}
          {keys.length > 0 && (standing === undefined ? keys.join(', ') : nameOfKeys(call, standing.ids))}
        </td>
        <td className="number">{formatDuration(call.result)}</td>
        <td className="number">{capacityOf(call) ?? <span className="none">–</span>}</td>
        <td>
          <span className="result" data-result={result.kind}>
            {result.label}
            {reason !== undefined && ` · ${reason}`}
          </span>
        </td>
      </tr>
      {isOpen && (
        <tr id={details} className="details">
          <td colSpan={7}>
            <CallDetails call={call} explanation={explanation} />
          </td>
        </tr>
      )}
    </tbody>
  )
}
