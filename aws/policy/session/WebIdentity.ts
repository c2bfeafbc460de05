/** A person as STS knows them: the claims of the identity pool's own token. In the enhanced flow no client sees that token. */
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
