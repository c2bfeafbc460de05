import type { Config } from '../../../aws/contract/config.ts'
import type { Account } from '../../session/SessionState.ts'
import { PageLink } from '../../ui/PageLink.tsx'
import { agentsPath } from '../../ui/paths.ts'
import { formatDuration } from '../requests/formatTime.ts'
import type { Standing } from '../standing/Standing.ts'
import { useStanding } from '../standing/useStanding.ts'
import { useCalls } from '../useCalls.ts'
import { Holdings } from './Holdings.tsx'
import './PathSection.css'
import { outcomeOf } from './outcomeOf.ts'
import { type Path, pathOf, type Step } from './stepsOf.ts'

interface Props {
  config: Config
  account: Account
}

/** Draws the calls from the sign-in to the agents, and lists the tokens and credentials that they returned. */
export function PathSection({ config, account }: Props) {
  const calls = useCalls()
  const path = pathOf(calls)
  const standing = useStanding(config, account)
  return (
    <article className="access-section">
      <title>How you got here · Leading Keys</title>
      <header>
        <h1>How you got here</h1>
        <p className="lead">
          The calls that the app made from your sign-in to your agents, on one time axis. Each call exchanges
          the result of the one before it for what the next one needs.
        </p>
      </header>
      {path === null ? (
        <p className="no-requests">
          The app has not called DynamoDB yet. Open the <PageLink href={agentsPath}>list of agents</PageLink>{' '}
          first.
        </p>
      ) : (
        <Steps path={path} standing={standing} />
      )}
      {standing !== undefined && <Holdings account={account} standing={standing} calls={calls} />}
    </article>
  )
}

function Steps({ path, standing }: { path: Path; standing: Standing | undefined }) {
  return (
    <section className="panel" aria-label="Calls">
      {!path.beginsWithSignIn && (
        <p className="quiet">
          You signed in before this page was loaded. The tab kept your tokens, so the calls of the sign-in are
          not in this list.
        </p>
      )}
      <ol className="steps">
        {path.steps.map((step, index) => (
          <StepRow key={step.call.id} step={step} number={index + 1} standing={standing} />
        ))}
      </ol>
      <p className="axis" aria-hidden="true">
        <span>0 ms</span>
        <span>{Math.round(path.duration / 2)} ms</span>
        <span>{Math.round(path.duration)} ms</span>
      </p>
    </section>
  )
}

interface StepRowProps {
  step: Step
  number: number
  standing: Standing | undefined
}

function StepRow({ step, number, standing }: StepRowProps) {
  const { call, title, turns, from, to } = step
  const { went, came } = outcomeOf(call, standing)
  return (
    <li>
      <div className="step-name">
        <span className="step-number" aria-hidden="true">
          {number}
        </span>
        <p>
          <strong>{title}</strong>
          <code>{call.operation}</code>
        </p>
      </div>
      <div className="step-bar">
        <svg width="100%" height="14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
          <rect className="track" width="100%" height="14" rx="3" />
          <rect
            className={call.result.is === 'succeeded' ? 'bar' : 'bar failed'}
            x={percent(from)}
            width={percent(Math.max(to - from, 0.006))}
            height="14"
            rx="3"
          />
        </svg>
        <span className="step-duration">{formatDuration(call.result)}</span>
      </div>
      <div className="step-facts">
        <p className="quiet">{turns}</p>
        <p>
          <span className="label">In</span> <span>{went}</span>
        </p>
        <p>
          <span className="label">Out</span> <span>{came}</span>
        </p>
      </div>
    </li>
  )
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`
}
