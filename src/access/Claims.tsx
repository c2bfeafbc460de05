import type { Json } from '../aws/calls/AwsCall.ts'
import './Claims.css'
import { Id } from './ids/Id.tsx'
import type { KnownIds } from './ids/nameOfId.ts'

/** The claims that identify a user. Other claims contain UUIDs too, but no user's ID. */
const whose = /(^|:)(sub|aud)$|PrincipalTag/
const times = new Set(['exp', 'iat', 'auth_time'])

interface Props {
  claims: Readonly<Record<string, Json | readonly string[]>>
  ids: KnownIds
}

/** The claims of a token or the tags of a session, by name. */
export function Claims({ claims, ids }: Props) {
  return (
    <dl className="claims">
      {Object.entries(claims).map(([name, value]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            {[value]
              .flat()
              .map((each) => (typeof each === 'object' ? JSON.stringify(each) : String(each)))
              .map((text) =>
                whose.test(name) ? <Id key={text} id={text} ids={ids} /> : <code key={text}>{text}</code>,
              )}
            {times.has(name) && typeof value === 'number' && (
              <span className="quiet">{new Date(value * 1000).toLocaleTimeString('en')}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
