/** A plausible mistake that weakens the template, and the checks that notice it. */
export interface Mutant {
  /** Unique, and readable in a table: "drop the presence test". */
  name: string
  changes: readonly Change[]
  /** Of the template; the defaults when undefined. */
  parameters?: Readonly<Record<string, string>>
  /** Exactly the checks that notice it. */
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
  /** Replaces a value, or adds a member. Functions have their long form. */
  | { set: Path; to: unknown }
  | { rename: Path; to: string }
  /** Adds to a list; one value becomes a list. */
  | { append: Path; value: unknown }
