import { Authenticator } from '@aws-amplify/ui-react'
import '@aws-amplify/ui-react/styles.css'
import { Amplify } from 'aws-amplify'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import type { Config } from '../baseline/session.ts'
import { Agents } from './Agents.tsx'

/** Amplify's own sign-in, set up as in its documentation, before the same Query. The bench compares with it; it never ships. */
function Page() {
  const [config, setConfig] = useState<Config>()
  useEffect(() => {
    fetch('/config.json')
      .then((response) => response.json())
      .then((read: Config) => {
        const { userPoolId, userPoolClientId, identityPoolId } = read
        Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId, identityPoolId } } })
        setConfig(read)
      })
  }, [])
  if (config === undefined) return null
  return <Authenticator hideSignUp>{() => <Agents config={config} />}</Authenticator>
}

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root')
createRoot(root).render(<Page />)
