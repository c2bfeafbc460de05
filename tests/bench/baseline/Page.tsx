import { useEffect, useState } from 'react'
import { Agents } from './Agents.tsx'
import { SignIn } from './SignIn.tsx'
import { type Config, restoreIdToken } from './session.ts'

/**
 * What one has after following the series to its end and adding the form that it leaves out: everything in one file of
 * code, loaded before anything is shown. Measured against, never shipped.
 */
export function Page() {
  const [config, setConfig] = useState<Config>()
  const [idToken, setIdToken] = useState<string>()

  useEffect(() => {
    fetch('/config.json')
      .then((response) => response.json())
      .then((read: Config) => {
        setConfig(read)
        restoreIdToken(read, setIdToken)
      })
  }, [])

  if (config !== undefined && idToken !== undefined) return <Agents config={config} idToken={idToken} />
  return <SignIn config={config} onSignedIn={setIdToken} />
}
