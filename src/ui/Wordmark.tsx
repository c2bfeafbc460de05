import './Wordmark.css'

/** The product's name and key, as on a file's cover. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
        <path d="M8 4.5a5.5 5.5 0 1 0 5.2 7.3H16V14h3v-2.2h2.5V9.2h-8.3A5.5 5.5 0 0 0 8 4.5Zm0 3.4a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2Z" />
        <path d="M3 19h18v1.6H3z" />
      </svg>
      <span>Leading Keys</span>
    </span>
  )
}
