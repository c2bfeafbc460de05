/** Who a person is to STS: what the identity pool's own token says, whether or not anybody sees that token. */
export interface WebIdentity {
  /** The identity ID. */
  sub: string
  /** The identity pool's ID. */
  aud: string
  /** How the person signed in. */
  amr: readonly string[]
  /** Tags of the session, name to value. */
  tags: ReadonlyMap<string, string>
}
