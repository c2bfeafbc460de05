import { useMemo, useState } from 'react'
import type { Attacker } from '../../../aws/attempts/own/OwnAttempt.ts'
import { ownAttempts } from '../../../aws/attempts/own/ownAttempts.ts'
import type { Config } from '../../../aws/contract/config.ts'
import { partitionOf } from '../../identity/partitionOf.ts'
import type { Account } from '../../session/SessionState.ts'
import { TextField } from '../../ui/TextField.tsx'
import { usePolicySwitch } from '../policy-switch/usePolicySwitch.ts'
import type { Standing } from '../standing/Standing.ts'
import { isSwitched } from '../standing/switchPolicies.ts'
import { useStanding } from '../standing/useStanding.ts'
import { AttemptRow } from './AttemptRow.tsx'
import './BreakInSection.css'
import { type AttemptResult, judgeAttempt } from './judgeAttempt.ts'
import { PolicyChoice } from './PolicyChoice.tsx'
import { Tally } from './Tally.tsx'
import { useAttempts } from './useAttempts.ts'

interface Props {
  config: Config
  account: Account
}

/** Attempts to read other users' agents with the user's own session. The page explains each. */
export function BreakInSection({ config, account }: Props) {
  const standing = useStanding(config, account)
  const { data: policySwitch } = usePolicySwitch(config)
  const isLead = standing?.group === config.leadGroup
  const foreign = policySwitch?.others.find(
    ({ username, group }) => group === null && username !== account.username,
  )
  return (
    <article className="access-section">
      <title>Break in · Leading Keys</title>
      <header>
        <h1>Break in</h1>
        <p className="lead">
          With your own session and nothing else, as anybody could who opens the developer tools. AWS answers;
          the explanation is the policy’s. Nothing can be changed: what would write carries a condition that
          is never true.{' '}
          {isLead &&
            'You lead the agency and may read everybody’s agents, so much of this is allowed. Sign in as an office to see it refused.'}
        </p>
      </header>
      {standing !== undefined && policySwitch !== undefined && (
        <PolicyChoice
          config={config}
          policySwitch={policySwitch}
          otherRole={isSwitched(standing, policySwitch) ? null : standing.role.logicalId}
        />
      )}
      {standing !== undefined && (
        // The results of attempts under another policy say nothing about this one.
        <Attempts key={policySwitch?.active} {...{ config, account, standing }} foreign={foreign ?? null} />
      )}
    </article>
  )
}

interface AttemptsProps extends Props {
  standing: Standing
  /** Another administrator to attack, if the app knows one. */
  foreign: { username: string; partition: string } | null
}

function Attempts({ config, account, standing, foreign }: AttemptsProps) {
  const nobody = config.partitionKey === 'identity-id' ? `${config.region}:${unknown}` : unknown
  const [target, setTarget] = useState(foreign?.partition ?? nobody)
  const partition = partitionOf(config, account, standing.identityId)
  const attacker: Omit<Attacker, 'ownFieldName'> = {
    region: config.region,
    tableName: config.tableName,
    identityPoolId: config.identityPoolId,
    visibleAttributes: config.visibleAttributes,
    me: {
      identityId: standing.identityId,
      partition,
      wrongPartition: partition === account.sub ? standing.identityId : account.sub,
    },
    other: { partition: target },
  }
  const { made, isRunning, run } = useAttempts({ config, account, standing, attacker })
  const outcomes = useMemo(
    () =>
      new Map(
        [...made].flatMap(([name, { call, answer }]): [string, AttemptResult][] =>
          answer === null ? [] : [[name, judgeAttempt(call, answer, standing, partition)]],
        ),
      ),
    [made, standing, partition],
  )
  const all = ownAttempts.flatMap(({ attempts }) => attempts)
  return (
    <>
      <div className="break-in-bar">
        <TextField
          label="Whose agents are you after?"
          value={target}
          onChange={(event) => setTarget(event.target.value)}
          hint={
            target === foreign?.partition
              ? `The key of ${foreign.username}’s rows. Any other key will do.`
              : 'The key of another office’s rows, or anything else you want to try as a key.'
          }
          problem={target === '' ? 'Enter a key to try.' : undefined}
        />
        <button
          type="button"
          className="button primary"
          disabled={isRunning || target === ''}
          onClick={() => void run(all)}
        >
          {isRunning ? 'Trying…' : `Try all ${all.length}`}
        </button>
      </div>
      <Tally outcomes={[...outcomes.values()]} />
      {ownAttempts.map(({ title, attempts }) => (
        <section key={title} className="attempts" aria-label={title}>
          <h2>{title}</h2>
          <ul>
            {attempts.map((attempt) => (
              <AttemptRow
                key={attempt.name}
                attempt={attempt}
                isUnderWay={made.get(attempt.name)?.answer === null}
                outcome={outcomes.get(attempt.name)}
                isDisabled={isRunning || target === ''}
                onTry={() => void run([attempt])}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

/** An ID that no user has, for when the app knows no other administrator. */
const unknown = '11111111-1111-4111-8111-111111111111'
