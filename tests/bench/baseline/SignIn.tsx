import { useState } from 'react'
import { type Config, signIn } from './session.ts'

interface Props {
  config: Config | undefined
  onSignedIn: (idToken: string) => void
}

export function SignIn({ config, onSignedIn }: Props) {
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (config !== undefined) signIn(config, username, password, onSignedIn)
      }}
    >
      <label>
        Username <input value={username} onChange={(event) => setUsername(event.target.value)} />
      </label>
      <label>
        Password{' '}
        <input type="password" value={password} onChange={(event) => setPassword(event.target.value)} />
      </label>
      <button type="submit">Sign in</button>
    </form>
  )
}
