import { CopyButton } from '../../ui/CopyButton.tsx'
import { QrCode } from '../../ui/QrCode.tsx'
import './AuthenticatorSecret.css'
import { otpauthUri } from './otpauthUri.ts'

interface Props {
  username: string
  /** Base32. */
  secret: string
}

/** A secret for an authenticator app: as a QR code, as a link for an app on this device, and as text to type. */
export function AuthenticatorSecret({ username, secret }: Props) {
  const uri = otpauthUri({ username, secret })
  return (
    <div className="authenticator-secret">
      <p>
        Scan this with an authenticator app on your phone, such as Google Authenticator or Microsoft
        Authenticator.
      </p>
      <QrCode text={uri} label="QR code with the key below" />
      <p>
        Is the app on this device? <a href={uri}>Open it</a>. No camera? Type this key into the app:
      </p>
      <p className="key">
        <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
        <CopyButton text={secret} what="key" />
      </p>
    </div>
  )
}
