/** The claims of the identity pool's own token, by which STS knows a user. In the enhanced flow no client sees it. */
export interface WebIdentity {
  /** The identity ID. */
  sub: string
  /** The identity pool's ID. */
  aud: string
  /** The kind of the sign-in, such as `authenticated`, and the provider. */
  amr: readonly string[]
  /** Tags of the session, name to value. */
  tags: ReadonlyMap<string, string>
}
