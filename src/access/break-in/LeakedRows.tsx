import type { KnownIds } from '../ids/nameOfId.ts'
import type { ReadRow } from './judgeAttempt.ts'

interface Props extends Pick<KnownIds, 'others'> {
  rows: readonly ReadRow[]
  /** The number of all leaked rows, including those that are not shown. */
  count: number
}

const shown = 30

/** The first rows that an attempt read. The app shows them here and keeps them nowhere. */
export function LeakedRows({ rows, count, others }: Props) {
  const names = [...new Set(rows.flatMap(({ attributes }) => attributes.map(([name]) => name)))].slice(0, 4)
  // Rows of other users come first: they are the leak.
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
            // A row may lack its key attributes, so only its index identifies it.
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
