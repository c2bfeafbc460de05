const issuer = 'Leading Keys'

/**
 * The content of the QR code for an authenticator app: the user, the site and the secret (base32). It omits the defaults
 * of every app, which are also Cognito's: six digits, 30 seconds and SHA-1.
 *
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function otpauthUri({ username, secret }: { username: string; secret: string }): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(username)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`
}
