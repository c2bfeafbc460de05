import { useState } from 'react'
import { TextField } from '../../ui/TextField.tsx'
import { type KnownIds, nameOfId } from '../ids/nameOfId.ts'

interface Props {
  /** What one's rows have to carry. */
  needed: string
  ids: KnownIds
}

/** Says of any text whether a row with it in `userId` would be one's own, and if not, what it is instead. */
export function CheckId({ needed, ids }: Props) {
  const [id, setId] = useState('')
  return (
    <div className="check-id">
      <TextField
        label="Missing a row? Its userId says why."
        hint="Ask the operator of the table for it, and paste it here."
        value={id}
        onChange={(event) => setId(event.target.value)}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
      />
      <p role="status">
        {id !== '' && id === needed && (
          <span className="verdict" data-fits="true">
            That is it: such a row is yours.
          </span>
        )}
        {id !== '' && id !== needed && (
          <>
            <span className="verdict" data-fits="false">
              Not yours: {nameOfId(id, ids) ?? 'no ID at all'}.
            </span>{' '}
            The row has to be written again under your own.
          </>
        )}
      </p>
    </div>
  )
}
