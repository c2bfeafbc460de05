import { useState } from 'react'
import { decodeClaims } from '../../aws/calls/decodeClaims.ts'
import type { OpenIdToken } from '../../aws/getOpenIdToken.ts'
import type { Config } from '../../config.ts'
import { loadCode } from '../../loadCode.ts'
import type { Account } from '../../session/SessionState.ts'
import { Claims } from '../Claims.tsx'
import type { Standing } from '../standing/Standing.ts'
import { useStanding } from '../standing/useStanding.ts'

interface Props {
  config: Config
  account: Account
}

/** The token with which the identity pool vouches for somebody to IAM: what is in it, and the token if it is given. */
export function PoolToken({ config, account }: Props) {
  const standing = useStanding(config, account)
  return (
    <section className="panel" aria-labelledby="pool-token">
      <h2 id="pool-token">What the identity pool tells IAM of you</h2>
      <p>
        Your ID token never gets there. The pool writes a token of its own, in which <code>sub</code> is your
        identity ID, and that is the <code>sub</code> of the policy.
      </p>
      {standing !== undefined && (
        <>
          <Claims claims={Object.fromEntries(standing.context)} />
          <AskForIt config={config} account={account} standing={standing} />
        </>
      )}
    </section>
  )
}

function AskForIt({ config, account, standing }: Props & { standing: Standing }) {
  const [answer, setAnswer] = useState<OpenIdToken | null>(null)
  const ask = async () => {
    const { getOpenIdToken } = await loadCode(() => import('../../aws/getOpenIdToken.ts'))
    const { identityId } = standing
    setAnswer(await getOpenIdToken({ config, identityId, getIdToken: account.getIdToken }))
  }
  return (
    <>
      <p>
        <button type="button" className="button small" onClick={() => void ask().catch(() => {})}>
          Ask for the token itself
        </button>
      </p>
      <div role="status">
        {answer?.is === 'token' && <Claims claims={decodeClaims(answer.token) ?? {}} />}
        {answer?.is === 'refused' && (
          <p>
            <strong>{answer.type}</strong>: {answer.message}{' '}
            {answer.type === 'InvalidParameterException' &&
              'As it should be: with the token one could ask for any role that trusts the pool, so the pool keeps it to itself.'}
          </p>
        )}
      </div>
    </>
  )
}
