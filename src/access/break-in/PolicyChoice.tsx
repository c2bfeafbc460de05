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
  // Of the typed policies, the active one or else the last one.
  const own = typed.length > 0 ? typed : policySwitch.policies.filter(({ isOwn }) => isOwn).slice(-1)
  const choices = [
    { id: deployedPolicy, title: 'The template’s policy' },
    ...policySwitch.policies.filter(({ isOwn }) => !isOwn),
    ...own,
  ]
  return (
    <section className="panel policy-choice" aria-labelledby="break-it">
      <h2 id="break-it">Break it</h2>
      <p>
        Let this local AWS enforce a weaker policy that people really ship, and try again. The template does
        not change, and a restart of the local AWS enforces it again.
        {otherRole !== null && (
          <strong>
            {' '}
            The choice replaces the policy of the office administrators. Your role {otherRole} keeps its own
            policy.
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
        <p className="quiet">The template’s policy is in force. No attempt gets through.</p>
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
