import { useEffect, useState } from 'react'
import { Agents } from './Agents.tsx'
import { SignIn } from './SignIn.tsx'
import { type Config, restoreIdToken } from './session.ts'

/**
 * The page of a reader who has followed the series to its end and added the form that it leaves out. All code is in one
 * file, which loads before the page shows anything. The bench compares with it; it never ships.
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
