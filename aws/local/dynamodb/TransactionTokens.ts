import { createHash } from 'node:crypto'
import { membersOf } from '../../policy/request/json.ts'
import { AwsError } from '../AwsError.ts'
import type { Change } from './Dynalite.ts'

/** A transaction's ClientRequestToken, and the transaction's digest. */
export interface Token {
  token: string
  /** SHA-256 of the transaction. */
  digest: string
}

/** How long a token is valid, in milliseconds. */
const lifetime = 10 * 60_000

/**
 * Remembers transactions by their ClientRequestToken. A token is in the same batch of the database as the changes of
 * its transaction, so that both are kept or neither.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export class TransactionTokens {
  /** The database's keys for tokens begin with this. */
  static readonly prefix = 'token~'

  readonly #kept = new Map<string, { digest: string; at: number }>()

  /** @param kept the database's entries under the prefix */
  constructor(kept: Iterable<readonly [key: string, value: unknown]>) {
    for (const [key, value] of kept) this.#keep(key, value)
  }

  /**
   * Whether a transaction has been made already.
   *
   * @throws AwsError IdempotentParameterMismatchException for another transaction with the same token
   */
  isMade({ token, digest }: Token, now: number): boolean {
    const kept = this.#kept.get(TransactionTokens.prefix + token)
    if (kept === undefined || now - kept.at >= lifetime) return false
    if (kept.digest === digest) return true
    // Unlike AWS: the text is from its documentation. The service's own text is not known.
    throw new AwsError(
      'com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException',
      'The request was retried with a different payload but with an idempotent token that was already used',
    )
  }

  /**
   * The changes that store a token and delete expired ones. The caller makes them in one batch with the transaction's
   * changes.
   */
  changesFor({ token, digest }: Token, now: number): Change[] {
    const expired = [...this.#kept].filter(([, { at }]) => now - at >= lifetime)
    return [
      ...expired.map(([key]) => ({ type: 'del' as const, key })),
      { type: 'put', key: TransactionTokens.prefix + token, value: { digest, at: now } },
    ]
  }

  /** Takes note of changes that the database has made. */
  made(changes: readonly Change[]): void {
    for (const change of changes) {
      if (!change.key.startsWith(TransactionTokens.prefix)) continue
      if (change.type === 'del') this.#kept.delete(change.key)
      else this.#keep(change.key, change.value)
    }
  }

  #keep(key: string, value: unknown): void {
    const { digest, at } = membersOf(value)
    this.#kept.set(key, { digest: String(digest), at: Number(at) })
  }
}

/** The token of a transaction; undefined for one without. */
export function tokenOf({
  ClientRequestToken,
  TransactItems,
}: Readonly<Record<string, unknown>>): Token | undefined {
  if (typeof ClientRequestToken !== 'string') return undefined
  const text = JSON.stringify(TransactItems, (_, value) => {
    const isList = Array.isArray(value)
    // The order of members has no meaning, so they are sorted.
    return isList || typeof value !== 'object' || value === null
      ? value
      : Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
  })
  return { token: ClientRequestToken, digest: createHash('sha256').update(text).digest('hex') }
}
