import { useState } from 'react'
import type { Config } from '../../../aws/contract/config.ts'
import type { JsonObject } from '../../aws/calls/AwsCall.ts'
import { decodeClaims } from '../../aws/calls/decodeClaims.ts'
import type { OpenIdToken } from '../../aws/getOpenIdToken.ts'
import { loadCode } from '../../loadCode.ts'
import type { Account } from '../../session/SessionState.ts'
import { Claims } from '../Claims.tsx'
import { Id } from '../ids/Id.tsx'
import type { Standing } from '../standing/Standing.ts'

interface Props {
  config: Config
  account: Account
  standing: Standing
}

/** The token with which the identity pool vouches for somebody to IAM: what is in it, and the token if it is given. */
export function PoolToken({ config, account, standing }: Props) {
  return (
    <section className="panel" aria-labelledby="pool-token">
      <h2 id="pool-token">What the identity pool tells IAM of you</h2>
      <p>
        Your ID token never gets there. The pool writes a token of its own, in which <code>sub</code> is your
        identity ID, and that is the <code>sub</code> of the policy.
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
      <AskForIt config={config} account={account} standing={standing} />
    </section>
  )
}

/** Where in the token a condition key comes from. */
function claimOf(key: string): string {
  const tag = key.split('aws:PrincipalTag/')[1]
  return tag === undefined ? key.slice(key.indexOf(':') + 1) : `principal_tags.${tag}`
}

function AskForIt({ config, account, standing }: Props) {
  const [answer, setAnswer] = useState<OpenIdToken | null>(null)
  const ask = async () => {
    const { getOpenIdToken } = await loadCode(() => import('../../aws/getOpenIdToken.ts'))
    const { identityId } = standing
    setAnswer(await getOpenIdToken({ config, identityId, getIdToken: account.getIdToken }))
  }
  const failed = () => setAnswer({ is: 'refused', type: 'No answer', message: 'Try again.' })
  return (
    <>
      <p>
        <button type="button" className="button small" onClick={() => void ask().catch(failed)}>
          Ask for the token itself
        </button>
      </p>
      <div role="status" className="pool-token-answer">
        {answer?.is === 'token' && <Claims claims={claimsIn(answer.token)} ids={standing.ids} />}
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

function claimsIn(token: string): JsonObject {
  return decodeClaims(token) ?? {}
}
