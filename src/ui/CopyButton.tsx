import { useState } from 'react'

interface Props {
  text: string
  /** The name of the copied value, for the button's name: "Copy identity ID". */
  what: string
  /** The label of the button. */
  label?: string
  /** Whether the button shows an icon in place of its label. */
  isQuiet?: boolean
}

const sheets = 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z'
const done = 'M2.5 8.5l4 4 7-9'

/** Copies a text, and tells the user whether that worked. */
export function CopyButton({ text, what, label = 'Copy', isQuiet = false }: Props) {
  const [result, setResult] = useState<'copied' | 'refused' | null>(null)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setResult('copied'),
      () => setResult('refused'),
    )
  return (
    <>
      {isQuiet ? (
        <button
          type="button"
          className="copy"
          aria-label={`Copy ${what}`}
          title={`Copy ${what}`}
          onClick={copy}
        >
          <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" focusable="false">
            <path d={result === 'copied' ? done : sheets} />
          </svg>
        </button>
      ) : (
        <button type="button" className="button small" onClick={copy}>
          {result === 'copied' ? 'Copied' : label} <span className="visually-hidden">{what}</span>
        </button>
      )}
      <span role="status" className={result === 'refused' ? 'hint' : 'visually-hidden'}>
        {result === 'copied' && `${what} copied`}
        {result === 'refused' && 'Select it and copy it by hand.'}
      </span>
    </>
  )
}
