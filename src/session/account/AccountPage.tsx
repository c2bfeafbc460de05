import type { Config } from '../../../aws/contract/config.ts'
import { changePassword } from '../../aws/user-pool/changePassword.ts'
import type { AppError } from '../../errors.ts'
import { endsSession } from '../endsSession.ts'
import type { Account } from '../SessionState.ts'
import './AccountPage.css'
import { AuthenticatorSection } from './AuthenticatorSection.tsx'
import { ChangePasswordForm } from './ChangePasswordForm.tsx'

interface Props {
  config: Config
  account: Account
  onExpired: () => void
}

/** Lets the user change their own account. */
export function AccountPage({ config, account, onExpired }: Props) {
  const { username, getAccessToken, signal } = account
  const settle = async (change: Promise<AppError | null>) => {
    const error = await change
    if (error !== null && endsSession(error) && !signal.aborted) onExpired()
    return error
  }
  return (
    <div className="account-page">
      <title>Your account · Leading Keys</title>
      <h1>Your account</h1>
      <section aria-labelledby="change-password">
        <h2 id="change-password">Change your password</h2>
        <ChangePasswordForm
          username={username}
          onChange={(passwords) => settle(changePassword(config, { getAccessToken, ...passwords }))}
        />
      </section>
      <AuthenticatorSection config={config} account={account} settle={settle} />
    </div>
  )
}
