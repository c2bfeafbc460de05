import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Config } from '../../../aws/contract/config.ts'
import { choosePolicy, deployedPolicy } from './policySwitch.ts'
import '../../ui/Banner.css'
import { policySwitchKey, usePolicySwitch } from './usePolicySwitch.ts'

/** Warns on every page while the local AWS enforces a leaky policy or one that a user typed. */
export function LeakBanner({ config }: { config: Config }) {
  const queryClient = useQueryClient()
  const { data } = usePolicySwitch(config)
  const restore = useMutation({
    mutationFn: () => choosePolicy(config, deployedPolicy),
    onSuccess: (state) => queryClient.setQueryData(policySwitchKey, state),
  })
  const active = data?.policies.find(({ id }) => id === data.active)
  if (active === undefined) return null
  return (
    <aside className="banner" aria-label={active.isOwn ? 'Your own policy' : 'Leaky policy'}>
      <p>
        <strong>
          {active.isOwn ? 'A policy that you typed is active.' : `A leaky policy is active: ${active.title}.`}
        </strong>{' '}
        Only this local AWS enforces it. The template does not change.
      </p>
      {restore.isError && <p role="alert">That did not work. Is the local AWS running?</p>}
      <button
        type="button"
        className="button small"
        disabled={restore.isPending}
        onClick={() => restore.mutate()}
      >
        Enforce the template’s policy again
      </button>
    </aside>
  )
}
