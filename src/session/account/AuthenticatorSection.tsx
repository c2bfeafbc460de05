import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import type { Config } from '../../../aws/contract/config.ts'
import { addAuthenticator } from '../../aws/user-pool/authenticator/addAuthenticator.ts'
import { dropAuthenticator } from '../../aws/user-pool/authenticator/dropAuthenticator.ts'
import { hasAuthenticator } from '../../aws/user-pool/authenticator/hasAuthenticator.ts'
import { requestAuthenticatorSecret } from '../../aws/user-pool/authenticator/requestAuthenticatorSecret.ts'
import type { AppError } from '../../errors.ts'
import { AuthenticatorSecret } from '../authenticator/AuthenticatorSecret.tsx'
import { CodeForm } from '../authenticator/CodeForm.tsx'
import type { Account } from '../SessionState.ts'
import { AuthenticatorState } from './AuthenticatorState.tsx'

interface Props {
  config: Config
  account: Account
  /** Waits for a change. Ends the session if Cognito answers that it is over. */
  settle: (change: Promise<AppError | null>) => Promise<AppError | null>
}

const queryKey = ['has-authenticator']

/** Shows whether the sign-in asks for a code besides the password, and lets the user change that. */
export function AuthenticatorSection({ config, account, settle }: Props) {
  const { username, getAccessToken } = account
  const isRequired = config.authenticatorApp === 'required'
  const queryClient = useQueryClient()
  const query = useQuery({
    queryKey,
    // Where every user needs an authenticator app, a signed-in user has one.
    ...(isRequired && { initialData: true }),
    queryFn: ({ signal }) => hasAuthenticator(config, getAccessToken, signal),
  })
  const setUp = useMutation({ mutationFn: () => requestAuthenticatorSecret(config, getAccessToken) })
  const turnOff = useMutation({
    mutationFn: () => dropAuthenticator(config, getAccessToken),
    onSuccess: () => queryClient.setQueryData(queryKey, false),
  })
  const headingId = useId()
  const heading = useRef<HTMLHeadingElement>(null)

  const start = () => {
    turnOff.reset()
    setUp.mutate(undefined, { onSuccess: () => heading.current?.focus() })
  }
  const stop = () => {
    // This also forgets the secret.
    setUp.reset()
    heading.current?.focus()
  }
  const add = async (code: string) => {
    const error = await settle(addAuthenticator(config, { getAccessToken, code }))
    if (error !== null) return error
    queryClient.setQueryData(queryKey, true)
    stop()
    return null
  }

  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} ref={heading} tabIndex={-1}>
        Authenticator app
      </h2>
      {setUp.data === undefined ? (
        <AuthenticatorState
          hasOne={query.data}
          isRequired={isRequired}
          isBusy={setUp.isPending || turnOff.isPending}
          error={setUp.error ?? turnOff.error ?? query.error}
          onRetry={() => void query.refetch()}
          onSetUp={start}
          onTurnOff={() => turnOff.mutate()}
        />
      ) : (
        <CodeForm submit="Turn on" onAnswer={add} onCancel={stop}>
          <AuthenticatorSecret username={username} secret={setUp.data} />
        </CodeForm>
      )}
    </section>
  )
}
