import type { AccessRequest, ConditionResult, StatementResult } from '../../../aws/policy/Decision.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Id } from '../ids/Id.tsx'
import type { KnownIds } from '../ids/nameOfId.ts'
import { type DocumentLine, documentLines } from './documentLines.ts'
import './PolicyDocument.css'

interface Props {
  name: string
  document: unknown
  /** The result of each statement. */
  results: readonly StatementResult[]
  /** The request; null to show only the values of the variables. */
  request: AccessRequest | null
  ids: KnownIds
}

/** The deployed policy. A mark shows on each line whether the request meets it, and each variable has its value. */
export function PolicyDocument({ name, document, results, request, ids }: Props) {
  return (
    <section className="policy-document" aria-label={name}>
      <header>
        <h2>{name}</h2>
        <CopyButton text={JSON.stringify(document, null, 2)} what={`${name} as JSON`} />
      </header>
      <pre>
        {documentLines(document).map((line, index) => (
          // Lines repeat, so only the index identifies one.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Line key={index} line={line} results={results} request={request} ids={ids} />
        ))}
      </pre>
    </section>
  )
}

interface LineProps extends Pick<Props, 'results' | 'request' | 'ids'> {
  line: DocumentLine
}

function Line({ line, results, request, ids }: LineProps) {
  const { path = [], value, depth, text } = line
  const [, index, part, operator, key] = path
  const result = typeof index === 'number' ? results[index] : undefined
  const condition = result?.conditions.find((each) => each.operator === operator && each.key === key)
  const isWhole = path.length === (part === 'Condition' ? 5 : 3)
  const matches = request !== null && isWhole ? partMatches(result, part, condition) : undefined
  const variable = condition?.expected.find(
    ({ written, resolved }) => written === value && resolved !== written,
  )
  // A line that wraps goes on below its own beginning, and a little further in.
  const hang = `${2 * depth + 4}ch`
  return (
    <span
      className="line"
      data-matches={matches}
      style={{ paddingLeft: `calc(2.2rem + ${hang})`, textIndent: `-${hang}` }}
    >
      {matches !== undefined && <span className="visually-hidden">{matches ? 'Matches: ' : 'Fails: '}</span>}
      {'  '.repeat(depth)}
      {text}
      {variable !== undefined && operator !== 'Null' && (
        <span className="note">
          {' = '}
          {variable.resolved === undefined ? 'no value' : <Id id={variable.resolved} ids={ids} />}
        </span>
      )}
      {matches === false && request !== null && (
        <span className="carried">
          {'  was '}
          <Carried values={carriedIn(request, part, condition)} ids={ids} />
        </span>
      )}
    </span>
  )
}

function Carried({ values, ids }: { values: readonly string[]; ids: KnownIds }) {
  if (values.length === 0) return 'missing'
  return values.map((value, index) => (
    <span key={value}>
      {index > 0 && ', '}
      <Id id={value} ids={ids} />
    </span>
  ))
}

/** The value of the request where a part of the policy failed. */
function carriedIn(
  request: AccessRequest,
  part: string | number | undefined,
  condition: ConditionResult | undefined,
): readonly string[] {
  switch (part) {
    case 'Principal':
      return request.principal === undefined ? [] : [request.principal.value]
    case 'Action':
      return [request.action]
    case 'Resource':
      return [request.resource]
    default:
      return condition === undefined || condition.unmatched.length === 0
        ? (condition?.actual ?? [])
        : condition.unmatched
  }
}

function partMatches(
  result: StatementResult | undefined,
  part: string | number | undefined,
  condition: ConditionResult | undefined,
): boolean | undefined {
  switch (part) {
    case 'Principal':
      return result?.principalMatches
    case 'Action':
      return result?.actionMatches
    case 'Resource':
      return result?.resourceMatches
    case 'Condition':
      return condition?.matches
    default:
      return undefined
  }
}
