import { diffLines } from './diffLines.ts'

interface Props {
  deployed: unknown
  active: unknown
}

/** The differences between the deployed policy and the active one, as lines of JSON. */
export function PolicyDiff({ deployed, active }: Props) {
  const lines = diffLines(toText(deployed), toText(active))
  return (
    <pre className="policy-diff">
      {lines.map(({ is, text }, index) => (
        // Lines repeat, so only the index identifies one.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Line key={index} is={is} text={text} />
      ))}
    </pre>
  )
}

function Line({ is, text }: { is: ReturnType<typeof diffLines>[number]['is']; text: string }) {
  switch (is) {
    case 'added':
      return <ins>+ {text}</ins>
    case 'removed':
      return <del>− {text}</del>
    default:
      return (
        <span>
          {'  '}
          {text}
        </span>
      )
  }
}

function toText(document: unknown): string {
  return JSON.stringify(document, null, 2)
}
