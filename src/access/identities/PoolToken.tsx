import { useState } from 'react'
import type { Config } from '../../../aws/contract/config.ts'
import { loadCode } from '../../ahead/loadCode.ts'
import type { JsonObject } from '../../aws/calls/AwsCall.ts'
import { decodeClaims } from '../../aws/calls/decodeClaims.ts'
import type { OpenIdToken } from '../../aws/identity-pool/getOpenIdToken.ts'
import type { Account } from '../../session/SessionState.ts'
import { useNow } from '../../ui/useNow.ts'
import { Claims } from '../Claims.tsx'
import { Id } from '../ids/Id.tsx'
import type { KnownIds } from '../ids/nameOfId.ts'
import { formatCountdown } from '../path/formatCountdown.ts'
import type { Standing } from '../standing/Standing.ts'

interface Props {
  config: Config
  account: Account
  standing: Standing
}

/** The claims that the identity pool passes to IAM, and the pool's own token if the stack gives it to browsers. */
export function PoolToken({ config, account, standing }: Props) {
  return (
    <section className="panel" aria-labelledby="pool-token">
      <h2 id="pool-token">What the identity pool tells IAM about you</h2>
      <p>
        IAM never sees your ID token. The identity pool writes a token of its own. Its <code>sub</code> is
        your identity ID, and the policy compares this <code>sub</code>.
      </p>
      <table className="pool-token">
        <thead>
          <tr>
            <th scope="col">The pool’s token says</th>
            <th scope="col">A policy calls it</th>
            <th scope="col">For you it is</th>
          </tr>
        </thead>
        <tbody>
          {[...standing.context].map(([key, value]) => (
            <tr key={key}>
              <th scope="row">
                <code>{claimOf(key)}</code>
              </th>
              <td>
                <code>{key}</code>
              </td>
              <td>
                {[value].flat().map((each) => (
                  <Id key={each} id={each} ids={standing.ids} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <TokenRequest config={config} account={account} standing={standing} />
    </section>
  )
}

/** Where in the token a condition key comes from. */
function claimOf(key: string): string {
  const tag = key.split('aws:PrincipalTag/')[1]
  return tag === undefined ? key.slice(key.indexOf(':') + 1) : `principal_tags.${tag}`
}

function TokenRequest({ config, account, standing }: Props) {
  const [answer, setAnswer] = useState<OpenIdToken | null>(null)
  const ask = async () => {
    const { getOpenIdToken } = await loadCode(() => import('../../aws/identity-pool/getOpenIdToken.ts'))
    const { identityId } = standing
    setAnswer(await getOpenIdToken({ config, identityId, getIdToken: account.getIdToken }))
  }
  const failed = () => setAnswer({ is: 'refused', type: 'No answer', message: 'Try again.' })
  return (
    <>
      <p>
        <button type="button" className="button small" onClick={() => void ask().catch(failed)}>
          Get this token
        </button>
      </p>
      <div role="status" className="pool-token-answer">
        {answer?.is === 'token' && (
          <TokenClaims claims={decodeClaims(answer.token) ?? {}} ids={standing.ids} />
        )}
        {answer?.is === 'refused' && (
          <p>
            <strong>{answer.type}</strong>: {answer.message}{' '}
            {answer.type === 'InvalidParameterException' &&
              'This stack has the parameter ClassicFlow=off. With the token, a user could ask AWS STS for every role that trusts the pool. To see the token locally, run: npm start -- --set ClassicFlow=on'}
          </p>
        )}
      </div>
    </>
  )
}

/** The claims, and how long the token is still valid. */
function TokenClaims({ claims, ids }: { claims: JsonObject; ids: KnownIds }) {
  const now = useNow(1000)
  return (
    <>
      {typeof claims.exp === 'number' && (
        <p role="timer">
          {claims.exp * 1000 > now
            ? `The token ${formatCountdown(claims.exp * 1000 - now)}.`
            : 'The token has expired.'}
        </p>
      )}
      <Claims claims={claims} ids={ids} />
    </>
  )
}
