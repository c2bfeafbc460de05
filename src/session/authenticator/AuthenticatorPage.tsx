import type { AppError } from '../../errors.ts'
import { Folder } from '../../ui/Folder.tsx'
import { AuthenticatorSecret } from './AuthenticatorSecret.tsx'
import { CodeForm } from './CodeForm.tsx'

interface Props {
  username: string
  secret: string
  onAnswer: (code: string) => Promise<AppError | null>
  onCancel: () => void
}

/** The first sign-in to a user pool that requires an authenticator app: the user adds the app. */
export function AuthenticatorPage({ username, secret, onAnswer, onCancel }: Props) {
  return (
    <Folder title="Add an authenticator app" focusTitle>
      <title>Add an authenticator app · Leading Keys</title>
      <CodeForm submit="Save and continue" onAnswer={onAnswer} onCancel={onCancel}>
        <p className="lead">
          From now on, you sign in with your password and a code from an app on your phone.
        </p>
        <AuthenticatorSecret username={username} secret={secret} />
      </CodeForm>
    </Folder>
  )
}
