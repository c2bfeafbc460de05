/** `ana@example.com` as Cognito tells where a code went: `a***@e***`. */
export function maskEmail(email: string): string {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  return `${email.charAt(0)}***@${domain.charAt(0)}***`
}
