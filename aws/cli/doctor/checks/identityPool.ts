import { DescribeIdentityPoolCommand } from '@aws-sdk/client-cognito-identity'
import { userPoolProvider } from '../../../contract/userPoolProvider.ts'
import { deployAgain, type Finding, operatorCheck } from '../Check.ts'

export const identityPool = operatorCheck({
  name: 'identity pool and provider names',
  async run({ identityPools }, { config }) {
    const { region, userPoolId, userPoolClientId, identityPoolId } = config
    const pool = await identityPools.send(new DescribeIdentityPoolCommand({ IdentityPoolId: identityPoolId }))
    const providers = pool.CognitoIdentityProviders ?? []
    const findings: Finding[] = []
    const wanted = userPoolProvider({ region, userPoolId })
    const ofPool = providers.filter(({ ProviderName }) => ProviderName === wanted)
    const provider = ofPool.find(({ ClientId }) => ClientId === userPoolClientId)
    if (ofPool.length === 0) {
      const names = providers.map(({ ProviderName }) => ProviderName).join(', ') || 'none'
      findings.push({
        what: `The identity pool does not know ${wanted}; its providers are: ${names}. Sign-in ends with "Token is not from a supported provider of this identity pool" or "Logins don't match"`,
        fix: `Its provider has to be named exactly ${wanted}, without https://. ${deployAgain}`,
      })
    } else if (provider === undefined) {
      findings.push({
        what: `The identity pool knows the user pool, but not its app client ${userPoolClientId}: sign-in ends with "Token is not from a supported provider of this identity pool"`,
        fix: `Name that client in the provider ${wanted}, or the provider’s client in config.json`,
      })
    } else if (!provider.ServerSideTokenCheck) {
      findings.push({
        what: 'A person who is disabled or signed out keeps getting AWS credentials until the ID token ends (ServerSideTokenCheck is off)',
        fix: deployAgain,
      })
    }
    if (pool.AllowUnauthenticatedIdentities) {
      findings.push({ what: 'Guests get an identity without signing in', fix: deployAgain })
    }
    if (pool.AllowClassicFlow) {
      findings.push({
        what: 'The classic flow is on: a user can ask AWS STS for every role whose trust policy names this identity pool, and for its longest session',
        fix: 'npm run deploy -- --set ClassicFlow=off, unless this stack is only for learning',
      })
    }
    return findings
  },
})
