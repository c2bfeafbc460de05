import { useId, useState } from 'react'
import { CallDetails } from './CallDetails.tsx'
import { capacityOf, keysOf, tableOf } from './describeCall.ts'
import { formatDuration, formatTime } from './formatTime.ts'
import type { ListedCall } from './ListedCall.ts'

/** One call; opening it explains it. */
export function RequestRow({ call, explanation, keys, kind, result }: ListedCall) {
  const [isOpen, setOpen] = useState(false)
  const details = useId()
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
        <td className="table" title={tableOf(explanation)}>
          {tableOf(explanation) ?? <span className="none">–</span>}
        </td>
        <td className="keys" title={keysOf(explanation).join('\n')}>
          {keys ?? <span className="none">–</span>}
        </td>
        <td className="number">{formatDuration(call.result)}</td>
        <td className="number">{capacityOf(call) ?? <span className="none">–</span>}</td>
        <td>
          <span className="result" data-result={kind}>
            {result}
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
