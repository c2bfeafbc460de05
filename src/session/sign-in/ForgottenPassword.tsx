import { useState } from 'react'
import type { Config } from '../../../aws/contract/config.ts'
import { requestResetCode } from '../../aws/user-pool/requestResetCode.ts'
import { resetPassword } from '../../aws/user-pool/resetPassword.ts'
import { RequestCodeForm } from './RequestCodeForm.tsx'
import { ResetPasswordForm } from './ResetPasswordForm.tsx'

interface Props {
  config: Config
  /** As far as it is known. */
  username: string
  onReset: (username: string) => void
  onCancel: () => void
}

/** For a user who forgot their password: they ask for a code, then choose a new password with it. */
export function ForgottenPassword({ config, username: known, onReset, onCancel }: Props) {
  const [username, setUsername] = useState(known)
  const [isAsked, setAsked] = useState(false)
  if (!isAsked) {
    return (
      <RequestCodeForm
        username={username}
        onRequest={async (name) => {
          const error = await requestResetCode(config, name)
          if (error === null) {
            setUsername(name)
            setAsked(true)
          }
          return error
        }}
        onCancel={onCancel}
      />
    )
  }
  return (
    <ResetPasswordForm
      username={username}
      onReset={async (reset) => {
        const error = await resetPassword(config, { username, ...reset })
        if (error === null) onReset(username)
        return error
      }}
      onBack={() => setAsked(false)}
    />
  )
}
