import type { Finding } from './Finding.ts'
import type { PolicyView } from './PolicyView.ts'

/** Looks at one policy for one kind of fault. */
export interface Rule {
  /** As findings name it: `no-presence-test`. Never changes: people accept findings and look them up by it. */
  name: string
  find(policy: PolicyView): Flaw[]
}

/** A finding before it knows its rule and its policy. */
export interface Flaw extends Pick<Finding, 'why' | 'mend'> {
  /** `QueryOwnAgents.Resource` */
  path: string
  /** Where it stands in the document's text. */
  offset: number | undefined
  request?: string | undefined
  /** The elements of the statement (or of the policy) as they should be; undefined for one that has to go. */
  write?: Readonly<Record<string, unknown>> | undefined
}
