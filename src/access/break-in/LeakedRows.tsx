import type { KnownIds } from '../ids/nameOfId.ts'
import type { ReadRow } from './judgeAttempt.ts'

interface Props extends Pick<KnownIds, 'others'> {
  rows: readonly ReadRow[]
  /** How many there were, shown here or not. */
  count: number
}

const shown = 30

/** The first of the rows that an attempt got hold of. They are on the screen here, and nowhere else. */
export function LeakedRows({ rows, count, others }: Props) {
  const names = [...new Set(rows.flatMap(({ attributes }) => attributes.map(([name]) => name)))].slice(0, 4)
  // What is somebody else's is what matters.
  const sorted = rows.toSorted((one, other) => Number(one.isMine) - Number(other.isMine))
  const whose = (userId: string) =>
    others.find(({ partition }) => partition === userId)?.username ?? 'not yours'
  return (
    <div className="leaked">
      <table aria-label="What leaked">
        <thead>
          <tr>
            <th scope="col">Whose</th>
            {names.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">userId</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shown).map(({ userId, isMine, attributes }, index) => (
            // Rows need not say who they are: their place is all there is.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={index} className={isMine ? undefined : 'foreign'}>
              <td>{isMine ? 'yours' : whose(userId)}</td>
              {names.map((name) => (
                <td key={name}>{attributes.find(([known]) => known === name)?.[1] ?? '–'}</td>
              ))}
              <td>
                <code>{userId}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > shown && <p className="quiet">and {(count - shown).toLocaleString('en')} more</p>}
    </div>
  )
}
