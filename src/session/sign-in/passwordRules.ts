export interface PasswordRule {
  words: string
  isKept: (password: string) => boolean
}

/**
 * The password policy of `aws/template.yaml`; a test compares the two. The form checks these rules while the user types,
 * but Cognito decides.
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

/** The reason why Cognito would refuse a new password, in one sentence; undefined for a good password. */
export function problemWith(password: string): string | undefined {
  if (password === '') return 'Enter a new password.'
  if (password !== password.trim()) return 'It cannot begin or end with a space.'
  if (password.length > 256) return 'It can have 256 characters at most.'
  return passwordRules.every(({ isKept }) => isKept(password))
    ? undefined
    : 'It does not meet every rule yet.'
}
