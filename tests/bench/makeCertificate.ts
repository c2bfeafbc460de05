import { execFileSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Certificate {
  key: Buffer
  cert: Buffer
  /** The SHA-256 of the certificate's public key, in base64. It makes Chromium trust this certificate, and no other. */
  fingerprint: string
}

/**
 * A certificate for the hour of the measurement. Browsers use HTTP/2, keep files and sign only over TLS.
 *
 * @throws Error when there is no openssl on this machine
 */
export function makeCertificate(): Certificate {
  const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
  const [keyFile, certFile] = [join(directory, 'key.pem'), join(directory, 'cert.pem')]
  try {
    execFileSync(
      'openssl',
      [
        ...[
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '2',
        ],
        ...['-subj', '/CN=bench', '-keyout', keyFile, '-out', certFile],
      ],
      { stdio: 'ignore' },
    )
    const cert = readFileSync(certFile)
    const publicKey = new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' })
    const fingerprint = createHash('sha256').update(publicKey).digest('base64')
    return { key: readFileSync(keyFile), cert, fingerprint }
  } catch (error) {
    throw new Error('The measurement needs openssl, which makes its certificate.', { cause: error })
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
