import { useState } from 'react'
import { TextField } from '../../ui/TextField.tsx'
import { type KnownIds, nameOfId } from '../ids/nameOfId.ts'

interface Props {
  /** The `userId` of the user's own rows. */
  needed: string
  ids: KnownIds
}

/** Tells whether a row with this text as its `userId` would be the user's own, and if not, which other ID the text is. */
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
