import type { AttemptResult } from './judgeAttempt.ts'

/** Counts the results of the attempts so far, in one line. */
export function Tally({ outcomes }: { outcomes: readonly AttemptResult[] }) {
  const count = (wanted: AttemptResult['verdict']) =>
    outcomes.filter(({ verdict }) => verdict === wanted).length
  const through = count('got-through')
  const parts = [
    `${count('refused')} refused`,
    `${count('allowed')} allowed as the policy says`,
    ...(count('failed') === 0 ? [] : [`${count('failed')} without an answer`]),
  ]
  return (
    <p className="tally" role="status">
      {outcomes.length > 0 && (
        <>
          {parts.join(', ')}, <strong data-through={through > 0}>{through} got through</strong>.
        </>
      )}
    </p>
  )
}
