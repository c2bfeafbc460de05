import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Config } from '../../../aws/contract/config.ts'
import type { AppError } from '../../errors.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { choosePolicy, deployedPolicy, type PolicySwitch } from '../policy-switch/policySwitch.ts'
import { policySwitchKey } from '../policy-switch/usePolicySwitch.ts'
import { PolicyDiff } from './PolicyDiff.tsx'

interface Props {
  config: Config
  policySwitch: PolicySwitch
  /** The user's role, if it is another one than the role whose policy is switched. */
  otherRole: string | null
}

/** Lets the user choose a common but leaky policy for the local AWS, to see its leaks. */
export function PolicyChoice({ config, policySwitch, otherRole }: Props) {
  const queryClient = useQueryClient()
  const choose = useMutation<PolicySwitch, AppError, string>({
    mutationFn: (id) => choosePolicy(config, id),
    onSuccess: (state) => queryClient.setQueryData(policySwitchKey, state),
  })
  /** The choice to show until the local AWS has answered. */
  const [wanted, setWanted] = useState<string | null>(null)
  const active = wanted ?? policySwitch.active
  const leaky = policySwitch.policies.find(({ id }) => id === active)
  const typed = policySwitch.policies.filter(({ id, isOwn }) => isOwn && id === active)
  // Of those that were typed, the active one or else the last.
  const own = typed.length > 0 ? typed : policySwitch.policies.filter(({ isOwn }) => isOwn).slice(-1)
  const choices = [
    { id: deployedPolicy, title: 'The good one' },
    ...policySwitch.policies.filter(({ isOwn }) => !isOwn),
    ...own,
  ]
  return (
    <section className="panel policy-choice" aria-labelledby="break-it">
      <h2 id="break-it">Break it</h2>
      <p>
        Have this local AWS enforce a policy that people really ship, and try again. Only what it enforces
        changes, in its memory: the template stays as it is, and a restart brings it back.
        {otherRole !== null && (
          <strong>
            {' '}
            It is the office administrators’ policy: you have the role {otherRole}, which keeps its own.
          </strong>
        )}
      </p>
      <fieldset>
        <legend className="visually-hidden">Policy of the office administrators</legend>
        {choices.map(({ id, title }) => (
          <label key={id}>
            <input
              type="radio"
              name="policy"
              checked={id === active}
              onChange={() => {
                setWanted(id)
                choose.mutate(id, { onSettled: () => setWanted(null) })
              }}
            />
            <span>{title}</span>
          </label>
        ))}
      </fieldset>
      {leaky === undefined ? (
        <p className="quiet">The policy of the template is in force. Nothing gets through it.</p>
      ) : (
        <>
          <p>{leaky.leaks}</p>
          <PolicyDiff deployed={policySwitch.deployed} active={leaky.document} />
        </>
      )}
      {choose.error !== null && <ErrorNotice error={choose.error} />}
    </section>
  )
}
