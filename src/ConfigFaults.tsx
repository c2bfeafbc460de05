import type { ConfigFault } from '../aws/contract/config.ts'
import './ConfigFaults.css'
import { Folder } from './ui/Folder.tsx'

/** Lists all faults of the configuration, for the operator who deployed the app. */
export function ConfigFaults({ faults }: { faults: readonly ConfigFault[] }) {
  return (
    <Folder title="The configuration needs correcting">
      <title>Configuration · Leading Keys</title>
      <div role="alert">
        <p className="lead">
          <code>/config.json</code> says where the user pool, the identity pool and the table are. The app
          cannot start with it:
        </p>
        <ul className="config-faults">
          {faults.map(({ name, value, problem }) => (
            <li key={name}>
              <code>{name}</code> {problem}
              {value !== undefined && <samp>{JSON.stringify(value)}</samp>}
            </li>
          ))}
        </ul>
      </div>
    </Folder>
  )
}
