import { useState } from 'react'
import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import { isJsonObject } from '../../aws/calls/isJsonObject.ts'
import type { Account } from '../../session/SessionState.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { useNow } from '../../ui/useNow.ts'
import { Claims } from '../Claims.tsx'
import type { Standing } from '../standing/Standing.ts'
import { formatCountdown } from './formatCountdown.ts'

interface Props {
  account: Account
  standing: Standing
  calls: readonly AwsCall[]
}

const aSecond = 1000

/** The tokens and credentials in the browser, with their expiry and their claims. */
export function Holdings({ account, standing, calls }: Props) {
  const now = useNow(aSecond)
  const { exp } = standing.claims
  const expiration = credentialsExpiration(calls)
  return (
    <>
      <section className="panel" aria-labelledby="id-token">
        <header className="holding">
          <h2 id="id-token">Your ID token</h2>
          <p>{typeof exp === 'number' && formatCountdown(exp * 1000 - now)}</p>
        </header>
        <p className="quiet">
          The user pool’s signed statement about you. Only the identity pool has to check the signature.
        </p>
        <Claims claims={standing.claims} ids={standing.ids} />
        <ShowToken account={account} />
      </section>
      <section className="panel" aria-labelledby="credentials">
        <header className="holding">
          <h2 id="credentials">Your AWS credentials</h2>
          <p>{expiration !== undefined && formatCountdown(expiration * 1000 - now)}</p>
        </header>
        <p className="quiet">
          They belong to the role {standing.role.logicalId}. Every request that the app signs with them
          carries these values, and the policy can compare them. They are valid until they expire, even after
          you sign out.
        </p>
        <Claims claims={Object.fromEntries([...standing.context])} ids={standing.ids} />
      </section>
    </>
  )
}

/** Seconds since the epoch; undefined until a call has returned credentials. */
function credentialsExpiration(calls: readonly AwsCall[]): number | undefined {
  const expirations = calls.flatMap(({ operation, result }) => {
    if (operation !== 'GetCredentialsForIdentity' || result.is !== 'succeeded') return []
    const { Credentials } = result.output
    const expiration = isJsonObject(Credentials) ? Credentials.Expiration : undefined
    return typeof expiration === 'number' ? [expiration] : []
  })
  return expirations.at(-1)
}

/** Shows the token on request only: until it expires, anyone who has it may do everything that its owner may. */
function ShowToken({ account }: { account: Account }) {
  const [token, setToken] = useState<string | null>(null)
  if (token === null) {
    return (
      <p>
        <button
          type="button"
          className="button small"
          onClick={() => void account.getIdToken().then(setToken, () => {})}
        >
          Show the token
        </button>
      </p>
    )
  }
  return (
    <>
      <p className="quiet">
        Anyone who has this token can act as you until it expires. Do not paste it anywhere.
      </p>
      <pre className="token">{token}</pre>
      <p className="token-buttons">
        <CopyButton text={token} what="ID token" />
        <button type="button" className="button small" onClick={() => setToken(null)}>
          Hide it
        </button>
      </p>
    </>
  )
}
