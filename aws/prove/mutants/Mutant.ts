/** A plausible mistake that weakens the template, and the checks that notice it. */
export interface Mutant {
  /** Unique, and readable in a table: "drop the presence test". */
  name: string
  changes: readonly Change[]
  /** The template's parameters; the defaults if undefined. */
  parameters?: Readonly<Record<string, string>>
  /** The checks that notice it, and no others. */
  caughtBy: {
    /** The linter's rules that find something. */
    linter?: readonly string[]
    /** The local AWS refuses to boot with it. */
    start?: true
    /** No administrator can sign in and read their own agents any more, or one may Scan. */
    chain?: true
    /** The policies decide a request differently from the declared grants. */
    grants?: true
    /** Attempts end differently than expected. */
    attempts?: true
  }
}

/**
 * Keys from a section such as `Resources` downwards. A statement in a list is named by its Sid, a policy by its name.
 */
export type Path = readonly (string | number)[]

export type Change =
  | { remove: Path }
  /** Replaces a value, or adds a member. Functions have their long form. */
  | { set: Path; to: unknown }
  | { rename: Path; to: string }
  /** Adds to a list; one value becomes a list. */
  | { append: Path; value: unknown }
