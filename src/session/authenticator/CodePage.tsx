import type { AppError } from '../../errors.ts'
import { Folder } from '../../ui/Folder.tsx'
import { takeFocus } from '../../ui/takeFocus.ts'
import { CodeForm } from './CodeForm.tsx'

interface Props {
  onAnswer: (code: string) => Promise<AppError | null>
  onCancel: () => void
}

/** The second factor of a sign-in: the authenticator app's code. */
export function CodePage({ onAnswer, onCancel }: Props) {
  return (
    <Folder title="Enter your code">
      <title>Enter your code · Leading Keys</title>
      <CodeForm submit="Continue" onAnswer={onAnswer} onCancel={onCancel} input={takeFocus}>
        <p className="lead">Lost your phone? Ask your agency lead to remove the authenticator app.</p>
      </CodeForm>
    </Folder>
  )
}
