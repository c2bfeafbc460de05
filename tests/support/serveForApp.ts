import type { TestProject } from 'vitest/node'
import { serveOnLoopback } from '../../aws/local/host/serveOnLoopback.ts'
import { createPolicySwitch } from '../../aws/local/policy-switch/createPolicySwitch.ts'
import { userPoolOperations } from '../../aws/local/user-pool/operations.ts'
import { demoPassword } from '../../aws/seed/seedDemo.ts'
import { type Config, serveTestAws } from './serveTestAws.ts'
import { signInOverHttp } from './signInOverHttp.ts'

declare module 'vitest' {
  interface ProvidedContext {
    config: Config
    /** The same local AWS at an endpoint whose policy can be switched, as with `npm start`. */
    policySwitchEndpoint: string
    /** The identity ID of office-empty, who has no agents. */
    emptyIdentityId: string
  }
}

/** One local AWS for the tests of the app: it runs in Node while they run in a simulated browser. */
export default async function serveForApp(project: TestProject): Promise<() => Promise<void>> {
  // The SDK warns of Node 20 in eight lines. These tests run on Node 20 as well.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
  const local = await serveTestAws()
  project.provide('config', local.config)
  const policySwitch = createPolicySwitch(local.aws, [])
  const switched = await serveOnLoopback(policySwitch.aws, policySwitch)
  project.provide('policySwitchEndpoint', switched.endpoint)
  // office-moving changes its password, so no other test signs in with it.
  for (const Username of ['office-empty', 'office-moving']) {
    const user = { UserPoolId: local.config.userPoolId, Username }
    await userPoolOperations.get('AdminCreateUser')?.run(local.aws, { ...user, MessageAction: 'SUPPRESS' })
    const password = { Password: demoPassword, Permanent: true }
    await userPoolOperations.get('AdminSetUserPassword')?.run(local.aws, { ...user, ...password })
  }
  project.provide('emptyIdentityId', (await signInOverHttp(local.config, 'office-empty')).identityId)
  return async () => {
    await switched.close()
    await local.close()
  }
}
