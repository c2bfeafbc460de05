import { useState } from 'react'

interface Props {
  text: string
  /** What is copied, for the button's name: "Copy identity ID". */
  what: string
  /** What the button says. */
  label?: string
}

/** Copies a text and says whether it did. */
export function CopyButton({ text, what, label = 'Copy' }: Props) {
  const [result, setResult] = useState<'copied' | 'refused' | null>(null)
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setResult('copied'),
      () => setResult('refused'),
    )
  return (
    <>
      <button type="button" className="button small" onClick={copy}>
        {result === 'copied' ? 'Copied' : label} <span className="visually-hidden">{what}</span>
      </button>
      <span role="status" className={result === 'refused' ? 'hint' : 'visually-hidden'}>
        {result === 'copied' && `${what} copied`}
        {result === 'refused' && 'Select it and copy it by hand.'}
      </span>
    </>
  )
}
