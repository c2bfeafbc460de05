import type { DemoAccount } from '../../../aws/contract/config.ts'
import './DemoAccounts.css'

interface Props {
  accounts: readonly DemoAccount[]
  onChoose: (account: DemoAccount) => void
}

/** The local AWS's accounts. A choice only fills the form; the user still presses the button. */
export function DemoAccounts({ accounts, onChoose }: Props) {
  if (accounts.length === 0) return null
  return (
    <section className="demo-accounts" aria-labelledby="demo-accounts-title">
      <h2 id="demo-accounts-title">Local AWS · demo accounts</h2>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" onClick={() => onChoose(account)}>
              <span className="mono">{account.username}</span>
              <span className="note">{account.note}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
