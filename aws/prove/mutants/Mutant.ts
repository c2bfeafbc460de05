/** A way to weaken the template, as somebody might by mistake, and what notices it. */
export interface Mutant {
  /** Unique, and readable in a table: "drop the presence test". */
  name: string
  changes: readonly Change[]
  /** Of the template; the defaults when undefined. */
  parameters?: Readonly<Record<string, string>>
  /** All of what notices it, and nothing else. */
  caughtBy: {
    /** The linter's rules that find something. */
    linter?: readonly string[]
    /** The local AWS refuses to boot with it. */
    start?: true
    /** No administrator can sign in and read their own agents any more, or one may Scan. */
    chain?: true
    /** The policies decide some request otherwise than the declared grants. */
    grants?: true
    /** Attempts of the matrix end otherwise than expected. */
    attempts?: true
  }
}

/** Keys from `Resources` or another section downwards; in a list of statements the Sid, of policies the name. */
export type Path = readonly (string | number)[]

export type Change =
  | { remove: Path }
  /** Replaces what is there, or adds a member. Functions stand in their long form. */
  | { set: Path; to: unknown }
  | { rename: Path; to: string }
  /** Adds to a list; one value becomes a list. */
  | { append: Path; value: unknown }
