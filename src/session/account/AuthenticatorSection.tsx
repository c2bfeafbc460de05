import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useRef } from 'react'
import type { Config } from '../../../aws/contract/config.ts'
import { addAuthenticator } from '../../aws/user-pool/authenticator/addAuthenticator.ts'
import { dropAuthenticator } from '../../aws/user-pool/authenticator/dropAuthenticator.ts'
import { hasAuthenticator } from '../../aws/user-pool/authenticator/hasAuthenticator.ts'
import { requestAuthenticatorSecret } from '../../aws/user-pool/authenticator/requestAuthenticatorSecret.ts'
import type { AppError } from '../../errors.ts'
import { useUnsavedChanges } from '../../ui/useUnsavedChanges.ts'
import { AuthenticatorSecret } from '../authenticator/AuthenticatorSecret.tsx'
import { CodeForm } from '../authenticator/CodeForm.tsx'
import { UnfinishedReplacementNotice } from '../authenticator/UnfinishedReplacementNotice.tsx'
import { unfinishedReplacement } from '../authenticator/unfinishedReplacement.ts'
import { useUnfinishedReplacement } from '../authenticator/useUnfinishedReplacement.ts'
import type { Account } from '../SessionState.ts'
import { AuthenticatorState } from './AuthenticatorState.tsx'

interface Props {
  config: Config
  account: Account
  /** Waits for a change. Ends the session if Cognito answers that it is over. */
  settle: (change: Promise<AppError | null>) => Promise<AppError | null>
}

const queryKey = ['has-authenticator']

const question =
  'Leave before the new app is set up? Until you finish, your password alone may be enough to sign in.'

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
  const unfinished = useUnfinishedReplacement(account)
  const isReplacing = query.data === true || unfinished !== null
  const setUp = useMutation({
    mutationFn: () => requestAuthenticatorSecret(config, getAccessToken),
    onMutate: () => {
      if (isReplacing) unfinishedReplacement.write(account, 'earlier-app-unknown')
      return { before: unfinished }
    },
    onError: (error, _, begun) => {
      if (!mayBeDone(error)) unfinishedReplacement.write(account, begun?.before ?? null)
    },
  })
  useUnsavedChanges(setUp.data !== undefined && isReplacing, question)
  const turnOff = useMutation({
    mutationFn: () => dropAuthenticator(config, getAccessToken),
    onSuccess: () => {
      queryClient.setQueryData(queryKey, false)
      unfinishedReplacement.write(account, null)
    },
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
    unfinishedReplacement.write(account, null)
    stop()
    return null
  }

  return (
    <section aria-labelledby={headingId}>
      <h2 id={headingId} ref={heading} tabIndex={-1}>
        Authenticator app
      </h2>
      {setUp.data === undefined && unfinished !== null ? (
        <UnfinishedReplacementNotice
          unfinished={unfinished}
          isRequired={isRequired}
          isBusy={setUp.isPending || turnOff.isPending}
          error={setUp.error ?? turnOff.error}
          onFinish={start}
          onKeep={() => {
            unfinishedReplacement.write(account, null)
            heading.current?.focus()
          }}
          onTurnOff={() => turnOff.mutate()}
        />
      ) : setUp.data === undefined ? (
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
          {isReplacing && (
            <p>
              The new app replaces the one that you have. Finish before you leave this page: until then, your
              password alone may be enough to sign in to your account.
            </p>
          )}
          <AuthenticatorSecret username={username} secret={setUp.data} />
        </CodeForm>
      )}
    </section>
  )
}

/** Whether Cognito may have done what it was asked for although the app got no answer that says so. */
function mayBeDone({ kind }: AppError): boolean {
  return kind === 'offline' || kind === 'service-fault' || kind === 'unexpected'
}
