import { passwordRules } from './passwordRules.ts'

/** Why Cognito would refuse a new password, in one sentence; undefined where nothing speaks against it. */
export function problemWith(password: string): string | undefined {
  if (password === '') return 'Enter a new password.'
  if (password !== password.trim()) return 'It cannot begin or end with a space.'
  if (password.length > 256) return 'It can have 256 characters at most.'
  return passwordRules.every(({ isKept }) => isKept(password))
    ? undefined
    : 'It does not keep every rule yet.'
}
