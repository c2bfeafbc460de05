const issuer = 'Leading Keys'

/**
 * What a QR code tells an authenticator app: whose code it is, where, and the secret (base32). Six digits, half a
 * minute and SHA-1 are what every app takes for granted, and what Cognito checks.
 *
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function otpauthUri({ username, secret }: { username: string; secret: string }): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(username)}`
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`
}
