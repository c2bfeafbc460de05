import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { choosePolicy, deployedPolicy, type PolicySwitch } from '../../aws/policySwitch.ts'
import type { Config } from '../../config.ts'
import type { AppError } from '../../errors.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { policySwitchKey } from '../usePolicySwitch.ts'

interface Props {
  config: Config
  policySwitch: PolicySwitch
}

/** Has the local AWS enforce a policy that people really ship, to see what leaks. */
export function PolicyChoice({ config, policySwitch }: Props) {
  const queryClient = useQueryClient()
  const choose = useMutation<PolicySwitch, AppError, string>({
    mutationFn: (id) => choosePolicy(config, id),
    onSuccess: (state) => queryClient.setQueryData(policySwitchKey, state),
  })
  /** Shown as chosen while the local AWS has not answered. */
  const [wanted, setWanted] = useState<string | null>(null)
  const active = wanted ?? policySwitch.active
  const options = [
    { id: deployedPolicy, title: 'The good one', leaks: 'The policy of the template. Nothing gets through.' },
    ...policySwitch.policies,
  ]
  return (
    <fieldset className="panel policy-choice">
      <legend>Policy of the office administrators, in this local AWS</legend>
      <div className="options">
        {options.map(({ id, title }) => (
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
      </div>
      <p className="quiet">{options.find(({ id }) => id === active)?.leaks}</p>
      {choose.error !== null && <ErrorNotice error={choose.error} />}
    </fieldset>
  )
}
