import type { Finding } from '../../../aws/policy/lint/Finding.ts'

interface Props {
  findings: readonly Finding[]
  onShowLine: (line: number) => void
}

/** More than anybody reads at once. The sentence above the list counts all. */
const shown = 20

/** What the linter found: the rule and the place, what an attacker gets by it, and what to write instead. */
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
