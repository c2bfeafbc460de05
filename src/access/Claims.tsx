import type { Json } from '../aws/calls/AwsCall.ts'
import './Claims.css'

const times = new Set(['exp', 'iat', 'auth_time'])

/** What a token or a session says: names, and their values. */
export function Claims({ claims }: { claims: Readonly<Record<string, Json | readonly string[]>> }) {
  return (
    <dl className="claims">
      {Object.entries(claims).map(([name, value]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
          </dt>
          <dd>
            {[value].flat().map((each) => (
              <code key={String(each)}>{typeof each === 'object' ? JSON.stringify(each) : String(each)}</code>
            ))}
            {times.has(name) && typeof value === 'number' && (
              <span className="quiet">{new Date(value * 1000).toLocaleTimeString('en')}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
