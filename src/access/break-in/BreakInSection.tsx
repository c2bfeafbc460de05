import { useMemo, useState } from 'react'
import type { Attacker, OwnAttempt } from '../../../aws/attempts/own/OwnAttempt.ts'
import { ownAttempts } from '../../../aws/attempts/own/ownAttempts.ts'
import type { Config } from '../../../aws/contract/config.ts'
import { partitionOf } from '../../identity/partitionOf.ts'
import type { Account } from '../../session/SessionState.ts'
import { TextField } from '../../ui/TextField.tsx'
import { OwnPolicy } from '../own-policy/OwnPolicy.tsx'
import { startingPolicy } from '../own-policy/startingPolicy.ts'
import { usePolicySwitch } from '../policy-switch/usePolicySwitch.ts'
import type { Standing } from '../standing/Standing.ts'
import { isSwitched } from '../standing/switchPolicies.ts'
import { useStanding } from '../standing/useStanding.ts'
import { AttemptRow } from './AttemptRow.tsx'
import './BreakInSection.css'
import { type AttemptResult, judgeAttempt } from './judgeAttempt.ts'
import { PolicyChoice } from './PolicyChoice.tsx'
import { Tally } from './Tally.tsx'
import { tallyOf } from './tallyOf.ts'
import { type Answered, useAttempts } from './useAttempts.ts'
import { verdictIn } from './verdictIn.ts'

interface Props {
  config: Config
  account: Account
}

/** Attempts to read other users' agents with the user's own session. The page explains each. */
export function BreakInSection({ config, account }: Props) {
  const standing = useStanding(config, account)
  /** The page has one live region, so that forty answers are not forty announcements. */
  const [announced, announce] = useState('')
  const { data: policySwitch, isLoading } = usePolicySwitch(config)
  // Everything below the introduction is drawn at once. What came later would move what the user is about to click.
  const isReady = standing !== undefined && !isLoading
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
          An attempt is one request that tries to get around the policy. Each attempt has only the rights of
          your own session, like a script that you run in the browser’s developer tools. AWS answers it, and
          the page explains the answer by the policy. No attempt changes an agent: a write either has a
          condition that no agent meets, or sets a value that is already there.{' '}
          {isLead &&
            'As a lead you may read all agents, so AWS allows many attempts. Sign in as an office administrator to see them refused.'}
        </p>
      </header>
      <p className="visually-hidden" role="status">
        {announced}
      </p>
      {isReady && (
        <>
          <div className="policies">
            {policySwitch !== undefined && (
              <PolicyChoice
                config={config}
                policySwitch={policySwitch}
                otherRole={isSwitched(standing, policySwitch) ? null : standing.role.logicalId}
              />
            )}
            <OwnPolicy
              {...{ config, announce }}
              signal={account.signal}
              start={startingPolicy(
                policySwitch === undefined
                  ? standing.role.policies.map(({ document }) => document)
                  : [policySwitch.deployed],
              )}
              canEnforce={policySwitch !== undefined}
            />
          </div>
          {/* The results of attempts under another policy say nothing about this one. */}
          <Attempts
            key={policySwitch?.active}
            {...{ config, account, standing, announce }}
            foreign={foreign ?? null}
          />
        </>
      )}
    </article>
  )
}

interface AttemptsProps extends Props {
  standing: Standing
  /** Another administrator to attack, if the app knows one. */
  foreign: { username: string; partition: string } | null
  /** Announces a result to screen readers. */
  announce: (words: string) => void
}

function Attempts({ config, account, standing, foreign, announce }: AttemptsProps) {
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
  /** The attempts that got through after “Try all”. They come first. A single attempt stays in its place. */
  const [leaked, setLeaked] = useState<readonly OwnAttempt[]>([])
  const tried = (results: ReadonlyMap<string, Answered>) =>
    new Map(
      [...results].map(([name, { call, answer }]) => [name, judgeAttempt(call, answer, standing, partition)]),
    )
  const tryAll = async () => {
    const results = tried(await run(all))
    setLeaked(all.filter(({ name }) => results.get(name)?.verdict === 'got-through'))
    const { through, others } = tallyOf([...results.values()])
    announce(`${through} got through, ${others}.`)
  }
  const tryOne = async (attempt: OwnAttempt) => {
    for (const [name, outcome] of tried(await run([attempt]))) announce(`${name}: ${verdictIn(outcome)}`)
  }
  const groups = [{ title: 'What got through', attempts: leaked }, ...ownAttempts]
    .map(({ title, attempts }, index) => ({
      title,
      attempts: index === 0 ? attempts : attempts.filter((attempt) => !leaked.includes(attempt)),
    }))
    .filter(({ attempts }) => attempts.length > 0)
  const firstLeak = groups
    .flatMap(({ attempts }) => attempts)
    .find(({ name }) => outcomes.get(name)?.verdict === 'got-through')
  return (
    <>
      <div className="break-in-bar">
        <TextField
          label="Whose agents are you after?"
          value={target}
          onChange={(event) => setTarget(event.target.value)}
          hint={
            target === foreign?.partition
              ? `The key of ${foreign.username}’s rows. You can also enter any other key.`
              : 'The userId of another office’s rows, or any other text to try as a key.'
          }
          problem={target === '' ? 'Enter a key to try.' : undefined}
        />
        <button
          type="button"
          className="button primary"
          disabled={isRunning || target === ''}
          onClick={() => void tryAll()}
        >
          {isRunning ? 'Trying…' : `Try all ${all.length}`}
        </button>
      </div>
      <Tally
        outcomes={[...outcomes.values()]}
        firstLeak={firstLeak === undefined ? undefined : idOf(firstLeak)}
      />
      {groups.map(({ title, attempts }) => (
        <section key={title} className="attempts" aria-label={title}>
          <h2>{title}</h2>
          <ul>
            {attempts.map((attempt) => (
              <AttemptRow
                key={attempt.name}
                id={idOf(attempt)}
                attempt={attempt}
                isUnderWay={made.get(attempt.name)?.answer === null}
                outcome={outcomes.get(attempt.name)}
                isDisabled={isRunning || target === ''}
                onTry={() => void tryOne(attempt)}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

const all = ownAttempts.flatMap(({ attempts }) => attempts)

function idOf(attempt: OwnAttempt): string {
  return `attempt-${all.indexOf(attempt) + 1}`
}

/** An ID that no user has, for when the app knows no other administrator. */
const unknown = '11111111-1111-4111-8111-111111111111'
