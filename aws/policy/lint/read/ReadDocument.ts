import type { Places } from './Places.ts'

/** A document that was read, as far as it could be. */
export interface ReadDocument {
  /** The values in it: one, or one for each document of a YAML stream. Functions are in their long form. */
  values: readonly unknown[]
  places: Places
  language: 'json' | 'yaml'
  /** Faults of the writing that did not keep it from being read. */
  slips: readonly Slip[]
  /** Why it could not be read, and where. */
  unreadable: { offset: number; reason: string } | undefined
}

/** Something that is written wrongly, but clear in its meaning. */
export interface Slip {
  rule: 'not-json' | 'duplicate-key' | 'yaml-null-key' | 'yaml-merge' | 'yaml-boolean' | 'unknown-tag'
  offset: number
  why: string
  mend: string
}
