import { generate } from 'lean-qr'
import { toSvgPath } from 'lean-qr/extras/svg'
import './QrCode.css'

/** The light frame that scanners look for, in modules: ISO/IEC 18004 asks for four. */
const margin = 4

/** A text as a QR code. It is dark on light in both colour schemes, because some scanners read nothing else. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const code = generate(text)
  const side = code.size + 2 * margin
  return (
    <svg
      className="qr-code"
      viewBox={`${-margin} ${-margin} ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={toSvgPath(code)} />
    </svg>
  )
}
