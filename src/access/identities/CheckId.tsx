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
        hint="Ask the operator for the userId of that row, and paste it here."
        value={id}
        onChange={(event) => setId(event.target.value)}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
      />
      <p role="status">
        {id !== '' && id === needed && (
          <span className="verdict" data-fits="true">
            A row with this userId is yours.
          </span>
        )}
        {id !== '' && id !== needed && (
          <>
            <span className="verdict" data-fits="false">
              Not yours: this is {nameOfId(id, ids) ?? 'no ID'}.
            </span>{' '}
            The operator has to write the row again, with your ID as its userId.
          </>
        )}
      </p>
    </div>
  )
}
