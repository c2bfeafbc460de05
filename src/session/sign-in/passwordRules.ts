export interface PasswordRule {
  words: string
  isKept: (password: string) => boolean
}

/**
 * The password policy of `aws/template.yaml`, which a test compares with these rules. Told while one types; what counts
 * is still Cognito's own answer.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
 */
export const passwordRules: readonly PasswordRule[] = [
  { words: 'At least 12 characters', isKept: (password) => password.length >= 12 },
  { words: 'A lower case letter', isKept: (password) => /[a-z]/.test(password) },
  { words: 'An upper case letter', isKept: (password) => /[A-Z]/.test(password) },
  { words: 'A number', isKept: (password) => /[0-9]/.test(password) },
  {
    // A space counts inside of a password only.
    words: 'A symbol, such as ! or -',
    isKept: (password) => /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/.test(password.trim()),
  },
]

/** Why Cognito would refuse a new password, in one sentence; undefined where nothing speaks against it. */
export function problemWith(password: string): string | undefined {
  if (password === '') return 'Enter a new password.'
  if (password !== password.trim()) return 'It cannot begin or end with a space.'
  if (password.length > 256) return 'It can have 256 characters at most.'
  return passwordRules.every(({ isKept }) => isKept(password))
    ? undefined
    : 'It does not keep every rule yet.'
}
