import type { Config } from '../../../aws/contract/config.ts'
import { useIdentityId } from '../../identity/useIdentityId.ts'
import type { Account } from '../../session/SessionState.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { useStanding } from '../standing/useStanding.ts'
import { AllRowsCheck } from './AllRowsCheck.tsx'
import { ChangeableAttributes } from './ChangeableAttributes.tsx'
import './IdentitiesSection.css'
import { IdentityCard } from './IdentityCard.tsx'
import { KeyMatch } from './KeyMatch.tsx'
import { PoolToken } from './PoolToken.tsx'
import { RowCheck } from './RowCheck.tsx'

interface Props {
  config: Config
  account: Account
}

/** The two subs and the pool's ID side by side, and which of them the table needs. */
export function IdentitiesSection({ config, account }: Props) {
  const identityId = useIdentityId(config, account)
  const standing = useStanding(config, account)
  const isTagged = config.partitionKey === 'principal-tag'
  const needed = isTagged ? account.sub : identityId
  return (
    <article className="access-section">
      <title>Identities · Leading Keys</title>
      <header>
        <h1>Identities</h1>
        <p className="lead">
          Which ID does the table need? {isTagged ? 'Your user-pool sub' : 'Your identity ID'}: a row is yours
          if its <code>userId</code> is exactly this text. You have two IDs that are both called{' '}
          <code>sub</code>, and the identity pool has a third that looks like them. Only one of the three
          gives access to rows. The <code>userId</code> that a request asks for is its leading key.
        </p>
      </header>
      {standing !== undefined && <KeyMatch standing={standing} tableName={config.tableName} />}
      <ul className="identity-cards">
        <IdentityCard
          title="Identity ID"
          id={identityId}
          isNeeded={!isTagged}
          whose="Who you are to IAM, the part of AWS that allows or denies each request"
          variable="cognito-identity.amazonaws.com:sub"
        >
          The identity pool made this ID at your first sign-in, and it never changes. The Region at its
          beginning is part of it: without the Region it is another key.
        </IdentityCard>
        <IdentityCard
          title="User-pool sub"
          id={account.sub}
          isNeeded={isTagged}
          whose="Who you are to the user pool"
          variable={isTagged ? 'aws:PrincipalTag/userid' : 'sub in your ID token'}
        >
          {isTagged
            ? 'The identity pool copies it from your ID token into your AWS session, as a principal tag: a value that a policy can compare.'
            : 'It is also called sub, but IAM never sees it. A row with this userId is nobody’s.'}
        </IdentityCard>
        <IdentityCard
          title="Identity pool ID"
          id={config.identityPoolId}
          isNeeded={false}
          whose="Which pool you came through"
          variable="cognito-identity.amazonaws.com:aud"
        >
          It looks like an identity ID, but it is the same for every user. It belongs in the configuration,
          and never in a row.
        </IdentityCard>
      </ul>
      {standing !== undefined &&
        (standing.group === config.leadGroup ? (
          <AllRowsCheck config={config} account={account} ids={standing.ids} />
        ) : (
          needed !== undefined && (
            <RowCheck config={config} account={account} needed={needed} ids={standing.ids} />
          )
        ))}
      {standing !== undefined && (
        <ChangeableAttributes config={config} isLead={standing.group === config.leadGroup} />
      )}
      {standing !== undefined && <PoolToken config={config} account={account} standing={standing} />}
      {needed !== undefined && (
        <NextStep person={isTagged ? `--user ${account.username}` : `--to ${needed}`} />
      )}
    </article>
  )
}

/** The command with which the operator assigns agents to this user. */
function NextStep({ person }: { person: string }) {
  const command = `npm run assign -- agents.csv ${person}`
  return (
    <section className="panel" aria-labelledby="next-step">
      <h2 id="next-step">Next step: have agents assigned to you</h2>
      <p>An operator runs this line, with the agents in a CSV file:</p>
      <p className="id">
        <code>{command}</code>
        <CopyButton text={command} what="command" />
      </p>
    </section>
  )
}
