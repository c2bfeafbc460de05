import { changePassword } from '../../aws/changePassword.ts'
import type { Config } from '../../config.ts'
import { endsSession } from '../endsSession.ts'
import type { Account } from '../SessionState.ts'
import './AccountPage.css'
import { ChangePasswordForm } from './ChangePasswordForm.tsx'

interface Props {
  config: Config
  account: Account
  onExpired: () => void
}

/** What people may change about their own account. */
export function AccountPage({ config, account, onExpired }: Props) {
  const { username, getAccessToken, signal } = account
  return (
    <div className="account-page">
      <title>Change your password · Leading Keys</title>
      <h1>Change your password</h1>
      <ChangePasswordForm
        username={username}
        onChange={async (passwords) => {
          const error = await changePassword(config, { getAccessToken, ...passwords })
          if (error !== null && endsSession(error) && !signal.aborted) onExpired()
          return error
        }}
      />
    </div>
  )
}
