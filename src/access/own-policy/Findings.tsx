import type { Finding } from '../../../aws/policy/lint/Finding.ts'

interface Props {
  findings: readonly Finding[]
  onShowLine: (line: number) => void
}

/** The list shows so many findings. The sentence above it counts all. */
const shown = 20

/** The linter's findings. Each has the rule, the place, the harm that an attacker can do, and the lines to write instead. */
export function Findings({ findings, onShowLine }: Props) {
  return (
    <ol className="findings" aria-label="Findings">
      {findings.slice(0, shown).map(({ rule, where, line, why, request, mend, lines }) => (
        <li key={`${rule} ${where} ${why}`}>
          <p className="rule">
            <code>{rule}</code>{' '}
            <button type="button" className="link" onClick={() => onShowLine(line)}>
              Line {line}
            </button>
          </p>
          <p>{why}</p>
          {request !== undefined && (
            <p>
              Such as <code>{request}</code>
            </p>
          )}
          <p>{mend}</p>
          {lines !== undefined && <pre>{lines}</pre>}
        </li>
      ))}
    </ol>
  )
}
